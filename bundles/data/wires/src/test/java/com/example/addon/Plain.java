// SPDX-License-Identifier: EPL-2.0
package com.example.addon;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;

/** Knows only what OSGi says of wires: no support, it updates its wires itself, and tells how often it was told of them. */
public final class Plain implements WireComponent, Producer, Consumer {

    private volatile Wire[] outgoing;
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @Override
    public void updated(Wire wire, Object value) {
        WireRecord rec = new WireRecord(Map.of(
                "told", TypedValues.newStringValue(String.join("", told)),
                "from",
                        TypedValues.newStringValue(wire.getProperties()
                                .get("wireadmin.producer.pid")
                                .toString()),
                "asked", TypedValues.newStringValue(String.valueOf(wire.poll() == value))));
        for (Wire next : outgoing) {
            next.update(new WireEnvelope("plain", List.of(rec)));
        }
    }

    @Override
    public void producersConnected(Wire[] wires) {
        told.add(wires == null ? "no producers;" : wires.length + " producers;");
    }

    @Override
    public Object polled(Wire wire) {
        return null;
    }

    @Override
    public void consumersConnected(Wire[] wires) {
        outgoing = wires;
        told.add(wires == null ? "no consumers;" : wires.length + " consumers;");
    }
}
