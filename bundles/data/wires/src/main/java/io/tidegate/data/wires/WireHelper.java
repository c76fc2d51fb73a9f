// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
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

    @Override
    public WireSupport newWireSupport(WireComponent component, ServiceReference<WireComponent> reference) {
        Objects.requireNonNull(component, "component");
        Map<String, Object> properties = FrameworkUtil.asMap(reference.getProperties());
        String pid = String.valueOf(properties.get(ConfigurationService.KURA_SERVICE_PID));
        boolean triesAgain = Boolean.TRUE.equals(properties.get(TRIES_AGAIN));
        AbstractWireSupport support =
                component instanceof MultiportWireEmitter || component instanceof MultiportWireReceiver
                        ? new MultiPortSupport(
                                pid,
                                triesAgain,
                                flow,
                                component instanceof MultiportWireEmitter ? Ports.outputs(component, properties) : 0,
                                component instanceof MultiportWireReceiver ? Ports.inputs(component, properties) : 0)
                        : new SinglePortSupport(pid, triesAgain, flow, component);
        flow.register(support);
        return support;
    }

    /** The {@code kura.service.pid} of a registered component, or null. */
    @Override
    public String getPid(WireComponent component) {
        return find(null, ConfigurationService.KURA_SERVICE_PID, (reference, service) -> service == component);
    }

    /** The {@code service.pid} of a registered component, or null. */
    @Override
    public String getServicePid(WireComponent component) {
        return find(null, Constants.SERVICE_PID, (reference, service) -> service == component);
    }

    @Override
    public String getServicePid(String pid) {
        return find(pid, Constants.SERVICE_PID, (reference, service) -> true);
    }

    @Override
    public boolean isEmitter(String pid) {
        return is(pid, service -> service instanceof WireEmitter || service instanceof MultiportWireEmitter);
    }

    @Override
    public boolean isReceiver(String pid) {
        return is(pid, service -> service instanceof WireReceiver || service instanceof MultiportWireReceiver);
    }

    private boolean is(String pid, java.util.function.Predicate<WireComponent> kind) {
        Objects.requireNonNull(pid, "pid");
        return find(pid, ConfigurationService.KURA_SERVICE_PID, (reference, service) -> kind.test(service)) != null;
    }

    private String find(
            String pid, String property, BiPredicate<ServiceReference<WireComponent>, WireComponent> wanted) {
        try {
            for (ServiceReference<WireComponent> reference : context.getServiceReferences(WireComponent.class, null)) {
                if (pid != null && !pid.equals(reference.getProperty(ConfigurationService.KURA_SERVICE_PID))) {
                    continue;
                }
                WireComponent service = context.getService(reference);
                try {
                    if (service != null && wanted.test(reference, service)) {
                        Object value = reference.getProperty(property);
                        return value == null ? null : value.toString();
                    }
                } finally {
                    context.ungetService(reference);
                }
            }
            return null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
