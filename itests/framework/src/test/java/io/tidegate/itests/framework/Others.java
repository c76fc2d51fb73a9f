// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** What everybody but one bundle went through since this was made: nothing, if that bundle can be replaced on its own. */
final class Others implements SynchronousBundleListener, AutoCloseable {

    private final BundleContext context;
    private final ServiceComponentRuntime runtime;
    private final String except;
    private final List<String> components;
    private final List<String> events = new CopyOnWriteArrayList<>();

    Others(BundleContext context, ServiceComponentRuntime runtime, String except) {
        this.context = context;
        this.runtime = runtime;
        this.except = except;
        components = components();
        context.addBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        boolean tells = event.getType() == BundleEvent.STARTED || event.getType() == BundleEvent.STOPPED;
        if (tells && !event.getBundle().getSymbolicName().equals(except)) {
            events.add((event.getType() == BundleEvent.STARTED ? "STARTED " : "STOPPED ")
                    + event.getBundle().getSymbolicName());
        }
    }

    void assertUndisturbed() {
        assertThat(events).as("events of others while %s was replaced", except).isEmpty();
        assertThat(components())
                .as("components of others, with their ids, after %s was replaced", except)
                .isEqualTo(components);
    }

    @Override
    public void close() {
        context.removeBundleListener(this);
    }

    private List<String> components() {
        return runtime.getComponentDescriptionDTOs().stream()
                .flatMap(description -> runtime.getComponentConfigurationDTOs(description).stream())
                .filter(component -> !component.description.bundle.symbolicName.equals(except))
                .map(component -> component.description.bundle.symbolicName + " " + component.description.name + " "
                        + component.properties.get("kura.service.pid") + " " + component.id)
                .sorted()
                .toList();
    }
}
