// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireSupport;
import org.eclipse.kura.wire.multiport.MultiportWireEmitter;
import org.eclipse.kura.wire.multiport.MultiportWireReceiver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hands supports to wire components, and answers who they are. */
@Component
public final class WireHelper implements WireHelperService {

    /** Service property of an emitter that keeps an envelope whose emit threw, and emits it again. */
    static final String TRIES_AGAIN = "wire.emit.retry";

    private final BundleContext context;
    private final Flow flow;

    @Activate
    public WireHelper(BundleContext context, @Reference Flow flow) {
        this.context = context;
        this.flow = flow;
    }

    /** Always a support with ports, also for a component that has one on each side; null without a reference. */
    @Override
    public WireSupport newWireSupport(WireComponent component, ServiceReference<WireComponent> reference) {
        Objects.requireNonNull(component, "component");
        if (reference == null) {
            return null;
        }
        Map<String, Object> properties = FrameworkUtil.asMap(reference.getProperties());
        PortSupport support = new PortSupport(
                new PortSupport.Emitter(
                        (Long) properties.get(Constants.SERVICE_ID),
                        name(reference),
                        Boolean.TRUE.equals(properties.get(TRIES_AGAIN))),
                flow,
                component,
                Ports.outputs(component, properties),
                Ports.inputs(component, properties));
        flow.register(support);
        return support;
    }

    /** The name, however late it comes among the service's properties; until then another thing that tells who it is. */
    private static Supplier<String> name(ServiceReference<WireComponent> reference) {
        Object early = reference.getProperty(ConfigurationService.KURA_SERVICE_PID);
        return early != null
                ? early::toString
                : () -> Stream.of(ConfigurationService.KURA_SERVICE_PID, Constants.SERVICE_PID, Constants.SERVICE_ID)
                        .map(reference::getProperty)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(Object::toString)
                        .orElse("");
    }

    /** The {@code kura.service.pid} of a registered component, or null. */
    @Override
    public String getPid(WireComponent component) {
        return property(component, ConfigurationService.KURA_SERVICE_PID);
    }

    /** The {@code service.pid} of a registered component, or null. */
    @Override
    public String getServicePid(WireComponent component) {
        return property(component, Constants.SERVICE_PID);
    }

    @Override
    public String getServicePid(String pid) {
        return named(pid).findFirst().map(r -> text(r, Constants.SERVICE_PID)).orElse(null);
    }

    @Override
    public boolean isEmitter(String pid) {
        return named(pid).anyMatch(r -> is(r, c -> c instanceof WireEmitter || c instanceof MultiportWireEmitter));
    }

    @Override
    public boolean isReceiver(String pid) {
        return named(pid).anyMatch(r -> is(r, c -> c instanceof WireReceiver || c instanceof MultiportWireReceiver));
    }

    private String property(WireComponent component, String key) {
        Objects.requireNonNull(component, "component");
        return registered()
                .filter(r -> is(r, service -> service == component))
                .findFirst()
                .map(r -> text(r, key))
                .orElse(null);
    }

    private Stream<ServiceReference<WireComponent>> named(String pid) {
        Objects.requireNonNull(pid, "pid");
        return registered().filter(r -> pid.equals(r.getProperty(ConfigurationService.KURA_SERVICE_PID)));
    }

    private Stream<ServiceReference<WireComponent>> registered() {
        try {
            return context.getServiceReferences(WireComponent.class, null).stream();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean is(ServiceReference<WireComponent> reference, Predicate<WireComponent> kind) {
        WireComponent service = context.getService(reference);
        if (service == null) {
            return false;
        }
        try {
            return kind.test(service);
        } finally {
            context.ungetService(reference);
        }
    }

    private static String text(ServiceReference<WireComponent> reference, String key) {
        Object value = reference.getProperty(key);
        return value == null ? null : value.toString();
    }
}
