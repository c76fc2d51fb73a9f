// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The components that are registered as configurable, looked up when asked; only self-configuring ones are called. */
final class RegisteredComponents {

    private static final Logger LOG = LoggerFactory.getLogger(RegisteredComponents.class);

    private final BundleContext context;

    RegisteredComponents(BundleContext context) {
        this.context = context;
    }

    Set<String> pids() {
        return pids(null);
    }

    /** @param filter over the service properties, or null for all */
    Set<String> pids(Filter filter) {
        Set<String> pids = new TreeSet<>();
        for (ServiceReference<?> reference : references()) {
            String pid = pid(reference);
            if (pid != null && (filter == null || filter.match(reference))) {
                pids.add(pid);
            }
        }
        return pids;
    }

    /** What a self-configuring component says itself, or null if there is none of that name or it fails. */
    ComponentConfiguration ownConfiguration(String pid) {
        for (ServiceReference<SelfConfiguringComponent> reference : references(SelfConfiguringComponent.class)) {
            if (pid.equals(pid(reference))) {
                SelfConfiguringComponent component = context.getService(reference);
                if (component != null) {
                    try {
                        return component.getConfiguration();
                    } catch (KuraException | RuntimeException e) {
                        LOG.warn("{}: can't tell its own configuration: {}", pid, e.getMessage());
                    } finally {
                        context.ungetService(reference);
                    }
                }
            }
        }
        return null;
    }

    private List<ServiceReference<?>> references() {
        List<ServiceReference<?>> all = new ArrayList<>(references(ConfigurableComponent.class));
        all.addAll(references(SelfConfiguringComponent.class));
        return all;
    }

    private <T> List<ServiceReference<T>> references(Class<T> type) {
        try {
            return List.copyOf(context.getServiceReferences(type, null));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pid(ServiceReference<?> reference) {
        return Stream.of(Keys.NAME, Keys.PID, ComponentConstants.COMPONENT_NAME)
                .map(reference::getProperty)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse(null);
    }
}
