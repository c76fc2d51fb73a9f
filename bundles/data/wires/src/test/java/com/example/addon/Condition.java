// SPDX-License-Identifier: EPL-2.0
package com.example.addon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.multiport.MultiportWireEmitter;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.wireadmin.Wire;

/** As add-ons are written: one input, two outputs, a delayed component that passes all calls on to its support. */
public class Condition implements WireReceiver, MultiportWireEmitter, ConfigurableComponent {

    private static final AtomicInteger MADE = new AtomicInteger();

    private final int number = MADE.incrementAndGet();
    private volatile WireHelperService helper;
    private volatile MultiportWireSupport support;

    /** Named in the component's document. */
    protected void bindWireHelperService(WireHelperService service) {
        helper = service;
    }

    /** Named in the component's document. */
    protected void unbindWireHelperService(WireHelperService service) {
        helper = null;
    }

    /** Named in the component's document. */
    @SuppressWarnings("unchecked")
    protected void activate(ComponentContext context, Map<String, Object> properties) {
        support = (MultiportWireSupport)
                helper.newWireSupport(this, (ServiceReference<WireComponent>) context.getServiceReference());
    }

    @Override
    public void onWireReceive(WireEnvelope envelope) {
        List<WireRecord> records = new ArrayList<>();
        for (WireRecord rec : envelope.getRecords()) {
            Map<String, TypedValue<?>> properties = new HashMap<>(rec.getProperties());
            properties.put("made", TypedValues.newIntegerValue(number));
            records.add(new WireRecord(properties));
        }
        int value =
                (Integer) envelope.getRecords().get(0).getProperties().get("n").getValue();
        support.getEmitterPorts().get(value > 0 ? 0 : 1).emit(support.createWireEnvelope(records));
    }

    @Override
    public void updated(Wire wire, Object value) {
        support.updated(wire, value);
    }

    @Override
    public void producersConnected(Wire[] wires) {
        support.producersConnected(wires);
    }

    @Override
    public Object polled(Wire wire) {
        return support.polled(wire);
    }

    @Override
    public void consumersConnected(Wire[] wires) {
        support.consumersConnected(wires);
    }
}
