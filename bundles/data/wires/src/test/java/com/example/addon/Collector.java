// SPDX-License-Identifier: EPL-2.0
package com.example.addon;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.BarrierAggregatorFactory;
import org.eclipse.kura.wire.graph.CachingAggregatorFactory;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.graph.PortAggregatorFactory;
import org.eclipse.kura.wire.multiport.MultiportWireReceiver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.wireadmin.Wire;

/** As add-ons are written: several inputs and an aggregator that is looked up by its kind; emits who sent. */
public final class Collector implements MultiportWireReceiver, WireEmitter, ConfigurableComponent {

    private volatile WireHelperService helper;
    private volatile MultiportWireSupport support;

    /** Named in the component's document. */
    public void bindWireHelperService(WireHelperService service) {
        helper = service;
    }

    /** Named in the component's document. */
    public void unbindWireHelperService(WireHelperService service) {
        helper = null;
    }

    /** Named in the component's document. */
    @SuppressWarnings("unchecked")
    public void activate(ComponentContext context, Map<String, Object> properties) {
        support = (MultiportWireSupport)
                helper.newWireSupport(this, (ServiceReference<WireComponent>) context.getServiceReference());
        Class<? extends PortAggregatorFactory> kind = Boolean.TRUE.equals(properties.get("barrier"))
                ? BarrierAggregatorFactory.class
                : CachingAggregatorFactory.class;
        BundleContext bundle = context.getBundleContext();
        bundle.getService(bundle.getServiceReference(kind))
                .build(support.getReceiverPorts())
                .onWireReceive(this::collected);
    }

    private void collected(List<WireEnvelope> envelopes) {
        String senders = envelopes.stream()
                .map(e -> e == null ? "nobody" : e.getEmitterPid())
                .collect(Collectors.joining(" "));
        support.emit(List.of(new WireRecord(Map.of("senders", TypedValues.newStringValue(senders)))));
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
