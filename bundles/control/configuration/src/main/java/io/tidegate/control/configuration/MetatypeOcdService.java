// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCDService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * The definitions of factories, and of components by the service they provide. Beside the defaults stand the hints for user
 * interfaces that the component's description has ({@code kura.ui.factory.hide} and the like).
 */
@Component(name = "io.tidegate.control.configuration.definitions", configurationPolicy = ConfigurationPolicy.IGNORE)
public final class MetatypeOcdService implements OCDService {

    private static final String HINT = "kura.ui.";

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
        Collection<ComponentDescriptionDTO> described = components.getComponentDescriptionDTOs();
        List<ComponentConfiguration> all = new ArrayList<>();
        configurations.getFactoryComponentPids().forEach(pid -> all.add(defaults(pid, described)));
        return all;
    }

    /** Null if no installed bundle designates that factory. */
    @Override
    public ComponentConfiguration getFactoryComponentOCD(String factoryPid) {
        return configurations.getFactoryComponentPids().contains(factoryPid)
                ? defaults(factoryPid, components.getComponentDescriptionDTOs())
                : null;
    }

    @Override
    public List<ComponentConfiguration> getServiceProviderOCDs(Class<?>... services) {
        return getServiceProviderOCDs(
                Arrays.stream(services).map(Class::getName).toArray(String[]::new));
    }

    /** All components that provide at least one of the services; one that no metatype defines has no definition. */
    @Override
    public List<ComponentConfiguration> getServiceProviderOCDs(String... services) {
        Set<String> wanted = Set.copyOf(Arrays.asList(services));
        Collection<ComponentDescriptionDTO> described = components.getComponentDescriptionDTOs();
        List<ComponentConfiguration> all = new ArrayList<>();
        described.stream()
                .filter(component -> Arrays.stream(component.serviceInterfaces).anyMatch(wanted::contains))
                .map(component -> component.name)
                .distinct()
                .sorted()
                .forEach(pid -> all.add(defaults(pid, described)));
        return all;
    }

    private ComponentConfiguration defaults(String pid, Collection<ComponentDescriptionDTO> described) {
        ComponentConfiguration known = configurations.views().defaults(pid);
        Map<String, Object> properties = new HashMap<>(known == null ? Map.of() : known.getConfigurationProperties());
        properties.keySet().removeIf(Keys::isIdentity);
        for (ComponentDescriptionDTO component : described) {
            if (component.name.equals(pid)
                    || Arrays.asList(component.configurationPid).contains(pid)) {
                component.properties.forEach((key, value) -> {
                    if (key.startsWith(HINT)) {
                        properties.put(key, value);
                    }
                });
            }
        }
        return new View(pid, known == null ? null : known.getDefinition(), properties);
    }
}
