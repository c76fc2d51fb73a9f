// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCDService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The definitions of factories, and of components by the service they provide. */
@Component(name = "io.tidegate.control.configuration.definitions", configurationPolicy = ConfigurationPolicy.IGNORE)
public final class MetatypeOcdService implements OCDService {

    private final SnapshotConfigurationService configurations;
    private final ServiceComponentRuntime components;

    @Activate
    public MetatypeOcdService(
            @Reference SnapshotConfigurationService configurations, @Reference ServiceComponentRuntime components) {
        this.configurations = configurations;
        this.components = components;
    }

    @Override
    public List<ComponentConfiguration> getFactoryComponentOCDs() {
        return defaults(configurations.getFactoryComponentPids().stream());
    }

    /** Null if no installed bundle designates that factory. */
    @Override
    public ComponentConfiguration getFactoryComponentOCD(String factoryPid) {
        return configurations.getFactoryComponentPids().contains(factoryPid)
                ? configurations.getDefaultComponentConfiguration(factoryPid)
                : null;
    }

    @Override
    public List<ComponentConfiguration> getServiceProviderOCDs(Class<?>... services) {
        return getServiceProviderOCDs(
                Arrays.stream(services).map(Class::getName).toArray(String[]::new));
    }

    /** The definitions of all components that provide at least one of the services. */
    @Override
    public List<ComponentConfiguration> getServiceProviderOCDs(String... services) {
        Set<String> wanted = Set.copyOf(Arrays.asList(services));
        return defaults(components.getComponentDescriptionDTOs().stream()
                .filter(component -> Arrays.stream(component.serviceInterfaces).anyMatch(wanted::contains))
                .map(component -> component.name)
                .distinct()
                .sorted());
    }

    private List<ComponentConfiguration> defaults(Stream<String> pids) {
        return pids.map(configurations::getDefaultComponentConfiguration)
                .flatMap(definition -> Optional.ofNullable(definition).stream())
                .collect(Collectors.toList());
    }
}
