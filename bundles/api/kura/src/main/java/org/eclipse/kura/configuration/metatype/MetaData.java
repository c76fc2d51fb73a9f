// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration.metatype;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** A metatype document: definitions, and the pids they are for. */
@ProviderType
public interface MetaData {

    /** The pids. */
    List<Designate> getDesignate();

    /** Where the translations are in the bundle; {@code null} for the usual place. */
    String getLocalization();

    /** The definitions. */
    List<OCD> getOCD();
}
