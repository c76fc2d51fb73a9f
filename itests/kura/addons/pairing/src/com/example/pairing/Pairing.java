// SPDX-License-Identifier: EPL-2.0
package com.example.pairing;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.BarrierAggregatorFactory;
import org.eclipse.kura.wire.graph.CachingAggregatorFactory;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.graph.PortAggregatorFactory;
import org.eclipse.kura.wire.multiport.MultiportWireEmitter;
import org.eclipse.kura.wire.multiport.MultiportWireReceiver;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.wireadmin.Wire;

/** Joins what comes at two ports: both records as one leave at port 0, the difference of one number at port 1. */
public class Pairing implements MultiportWireEmitter, MultiportWireReceiver, ConfigurableComponent {

    private static final int EDITION = 1;

    private WireHelperService wireHelperService;
    private BarrierAggregatorFactory barrier;
    private CachingAggregatorFactory caching;
    private MultiportWireSupport wireSupport;
    private ComponentContext context;
    private volatile String minuend;

    public void bindWireHelperService(WireHelperService service) {
        this.wireHelperService = service;
    }

    public void bindBarrier(BarrierAggregatorFactory factory) {
        this.barrier = factory;
    }

    public void bindCaching(CachingAggregatorFactory factory) {
        this.caching = factory;
    }

    @SuppressWarnings("unchecked")
    protected void activate(ComponentContext context, Map<String, Object> properties) {
        this.context = context;
        wireSupport = (MultiportWireSupport) wireHelperService.newWireSupport(
                this, (ServiceReference<WireComponent>) context.getServiceReference());
        updated(properties);
    }

    protected void updated(Map<String, Object> properties) {
        minuend = (String) properties.get("minuend");
        PortAggregatorFactory factory = (Boolean) properties.get("barrier") ? barrier : caching;
        factory.build(wireSupport.getReceiverPorts()).onWireReceive(this::onWireReceive);
    }

    protected void deactivate(ComponentContext context) {
        this.context = null;
    }

    private void onWireReceive(List<WireEnvelope> envelopes) {
        Map<String, TypedValue<?>> joined = new HashMap<>();
        for (WireEnvelope envelope : envelopes) {
            if (envelope != null) {
                envelope.getRecords().forEach(record -> joined.putAll(record.getProperties()));
                joined.put("from." + envelope.getEmitterPid(), TypedValues.newBooleanValue(true));
            }
        }
        joined.put("pairing.edition", TypedValues.newIntegerValue(EDITION));
        emit(0, joined);
        if (envelopes.size() == 2 && envelopes.get(0) != null && envelopes.get(1) != null) {
            Map<String, TypedValue<?>> difference = new HashMap<>();
            difference.put(
                    "difference", TypedValues.newDoubleValue(number(envelopes.get(1)) - number(envelopes.get(0))));
            emit(1, difference);
        }
    }

    private double number(WireEnvelope envelope) {
        TypedValue<?> value = envelope.getRecords().get(0).getProperties().get(minuend);
        return value == null ? Double.NaN : ((Number) value.getValue()).doubleValue();
    }

    private void emit(int port, Map<String, TypedValue<?>> properties) {
        List<WireRecord> records = Collections.singletonList(new WireRecord(properties));
        wireSupport.getEmitterPorts().get(port).emit(wireSupport.createWireEnvelope(records));
    }

    @Override
    public void consumersConnected(Wire[] wires) {
        wireSupport.consumersConnected(wires);
    }

    @Override
    public Object polled(Wire wire) {
        return wireSupport.polled(wire);
    }

    @Override
    public void updated(Wire wire, Object value) {
        wireSupport.updated(wire, value);
    }

    @Override
    public void producersConnected(Wire[] wires) {
        wireSupport.producersConnected(wires);
    }
}
