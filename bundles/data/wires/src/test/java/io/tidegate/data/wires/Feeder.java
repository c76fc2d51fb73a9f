// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;

/** An emitter that another bundle could bring; emits what the test says. */
final class Feeder implements WireEmitter {

    private WireSupport support;

    @SuppressWarnings("unchecked")
    Feeder register(BundleContext context, String pid) {
        ServiceReference<WireComponent> self = (ServiceReference<WireComponent>) context.registerService(
                        new String[] {
                            WireEmitter.class.getName(), WireComponent.class.getName(), Producer.class.getName()
                        },
                        this,
                        FrameworkUtil.asDictionary(Map.of("kura.service.pid", pid, "service.pid", "feeder~" + pid)))
                .getReference();
        support = context.getService(context.getServiceReference(WireHelperService.class))
                .newWireSupport(this, self);
        return this;
    }

    void emit(Object... namesAndValues) {
        Map<String, TypedValue<?>> properties = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put((String) namesAndValues[i], TypedValues.newTypedValue(namesAndValues[i + 1]));
        }
        support.emit(List.of(new WireRecord(properties)));
    }

    @Override
    public void consumersConnected(Wire[] wires) {
        // The support gets them from the graph.
    }

    @Override
    public Object polled(Wire wire) {
        return support.polled(wire);
    }
}
