// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.sources.ConfigurationSources;
import io.tidegate.api.configuration.sources.Source;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Tells of each key of a component what the layers say, and what comes of it. */
@Component(name = "io.tidegate.control.configuration.sources", configurationPolicy = ConfigurationPolicy.IGNORE)
public final class LayeredSources implements ConfigurationSources {

    private final SnapshotConfigurationService configurations;

    @Activate
    public LayeredSources(@Reference SnapshotConfigurationService configurations) {
        this.configurations = configurations;
    }

    @Override
    public List<Source> sources(String pid) {
        State state = configurations.state();
        Configured nothing = new Configured(pid, "", Map.of());
        Views views = configurations.views();
        return new ComponentSources(
                        state.components()
                                .getOrDefault(
                                        pid,
                                        state.base().getOrDefault(pid, nothing).with(Map.of())),
                        Sayers.words(state.base().getOrDefault(pid, nothing)),
                        configurations.said(pid),
                        Views.values(views.defaults(pid)),
                        Views.values(views.current(pid)),
                        configurations.comparison())
                .all();
    }
}
