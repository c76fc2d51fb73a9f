// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.configuration.sources;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What each layer says of a component, and what of it counts. Waits for no change; thread-safe. */
@ProviderType
public interface ConfigurationSources {

    /**
     * What is said of a component's keys, ordered by key; of one key the word that counts comes first, then those below it.
     * A key that nobody says anything of is not in it.
     *
     * @param pid the component's name ({@code kura.service.pid}), or the PID of one that is not configured
     * @return empty if nothing is known of it
     */
    List<Source> sources(String pid);
}
