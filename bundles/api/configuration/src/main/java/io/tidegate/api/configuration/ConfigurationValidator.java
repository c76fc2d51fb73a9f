// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.configuration;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Judges what metatype can't: rules between keys, lists inside a value, keys that another bundle defines. Register it as a
 * service; control/configuration asks every validator before any configuration is applied, and applies nothing if one of
 * them objects. What depends on the state of the machine or on a component that may come later is no objection: the
 * component accepts it, shows itself degraded and heals.
 */
@ConsumerType
public interface ConfigurationValidator {

    /**
     * Service property, String or String[]: the component PIDs and factory PIDs that this validator is asked about. A service
     * without it is asked about none.
     */
    String COMPONENTS = "validated.components";

    /**
     * Called on the thread of whoever changes the configuration, possibly several at once; must not do I/O, block or keep
     * the candidate.
     *
     * @return what is wrong, in the order an operator should read it; empty if nothing is
     */
    List<Problem> validate(Candidate candidate);
}
