// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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

/**
 * The components that are registered as configurable, looked up when asked; only self-configuring ones are called, so that a
 * delayed component is seen without being activated.
 */
final class RegisteredComponents {

    private static final Logger LOG = LoggerFactory.getLogger(RegisteredComponents.class);

    private final BundleContext context;
    private final Map<String, String> reported = new ConcurrentHashMap<>();

    RegisteredComponents(BundleContext context) {
        this.context = context;
    }

    Set<String> pids() {
        Set<String> pids = new TreeSet<>();
        Stream.concat(references(ConfigurableComponent.class), references(SelfConfiguringComponent.class))
                .forEach(reference -> add(pids, pid(reference)));
        return pids;
    }

    /** The names of all services whose properties match, also of those that are not configurable themselves. */
    Set<String> pids(Filter filter) {
        Set<String> pids = new TreeSet<>();
        for (ServiceReference<?> reference : all()) {
            if (filter.match(reference)) {
                add(pids, pid(reference));
            }
        }
        return pids;
    }

    private static void add(Set<String> pids, String pid) {
        if (pid != null) {
            pids.add(pid);
        }
    }

    /** What a self-configuring component says itself, or null if there is none of that name, or what it says is no use. */
    ComponentConfiguration ownConfiguration(String pid) {
        return references(SelfConfiguringComponent.class)
                .filter(reference -> pid.equals(pid(reference)))
                .findFirst()
                .map(reference -> ask(pid, reference))
                .orElse(null);
    }

    private ComponentConfiguration ask(String pid, ServiceReference<SelfConfiguringComponent> reference) {
        SelfConfiguringComponent component = context.getService(reference);
        if (component == null) {
            return null;
        }
        try {
            ComponentConfiguration said = component.getConfiguration();
            OwnConfiguration own = OwnConfiguration.judged(pid, said);
            report(pid, String.join("; ", own.faults()));
            return own.usable() ? said : null;
        } catch (Exception | LinkageError e) { // whatever an add-on throws must not keep the others from being listed
            report(pid, "can't tell its own configuration: " + e);
            return null;
        } finally {
            context.ungetService(reference);
        }
    }

    /** Once per change: lists are asked for often. */
    private void report(String pid, String fault) {
        String before = fault.isEmpty() ? reported.remove(pid) : reported.put(pid, fault);
        if (!fault.isEmpty() && !fault.equals(before)) {
            LOG.warn("{}: {}", pid, fault);
        }
    }

    private <T> Stream<ServiceReference<T>> references(Class<T> type) {
        try {
            return context.getServiceReferences(type, null).stream();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ServiceReference<?>> all() {
        try {
            ServiceReference<?>[] all = context.getAllServiceReferences(null, null);
            return all == null ? List.of() : new ArrayList<>(Arrays.asList(all));
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
