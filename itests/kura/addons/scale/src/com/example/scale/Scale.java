// SPDX-License-Identifier: EPL-2.0
package com.example.scale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.wireadmin.Wire;

/** Multiplies every number of a record and says in which edition it did so. */
public class Scale implements WireEmitter, WireReceiver, ConfigurableComponent {

    private static final int EDITION = 1;

    private WireHelperService wireHelperService;
    private WireSupport wireSupport;
    private volatile double factor;

    public void bindWireHelperService(WireHelperService service) {
        this.wireHelperService = service;
    }

    public void unbindWireHelperService(WireHelperService service) {
        this.wireHelperService = null;
    }

    @SuppressWarnings("unchecked")
    protected void activate(ComponentContext context, Map<String, Object> properties) {
        wireSupport = wireHelperService.newWireSupport(
                this, (ServiceReference<WireComponent>) context.getServiceReference());
        updated(properties);
    }

    protected void updated(Map<String, Object> properties) {
        factor = (Double) properties.get("factor");
    }

    protected void deactivate(ComponentContext context) {
        factor = Double.NaN;
    }

    @Override
    public void onWireReceive(WireEnvelope envelope) {
        List<WireRecord> scaled = new ArrayList<>();
        for (WireRecord record : envelope.getRecords()) {
            Map<String, TypedValue<?>> properties = new HashMap<>();
            for (Map.Entry<String, TypedValue<?>> property : record.getProperties().entrySet()) {
                properties.put(property.getKey(), scaled(property.getKey(), property.getValue()));
            }
            properties.put("scale.edition", TypedValues.newIntegerValue(EDITION));
            scaled.add(new WireRecord(properties));
        }
        wireSupport.emit(scaled);
    }

    private TypedValue<?> scaled(String name, TypedValue<?> value) {
        if (name.endsWith("_timestamp") || !(value.getValue() instanceof Number)) {
            return value;
        }
        return TypedValues.newDoubleValue(((Number) value.getValue()).doubleValue() * factor);
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
