// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Dictionary;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Wire;

/** A receiver that another bundle could bring. */
final class Sink implements WireReceiver {
    final BlockingQueue<WireEnvelope> envelopes = new LinkedBlockingQueue<>();
    final AtomicInteger received = new AtomicInteger();
    final AtomicInteger told = new AtomicInteger();
    private final String pid;
    volatile Wire[] wires;

    Sink(String pid) {
        this.pid = pid;
    }

    ServiceRegistration<?> register(BundleContext context) {
        return register(context, FrameworkUtil.asDictionary(Map.of("kura.service.pid", pid)));
    }

    ServiceRegistration<?> register(BundleContext context, Dictionary<String, ?> properties) {
        return context.registerService(
                new String[] {WireReceiver.class.getName(), WireComponent.class.getName(), Consumer.class.getName()},
                this,
                properties);
    }

    WireEnvelope next() throws InterruptedException {
        WireEnvelope envelope = envelopes.poll(WiresFramework.DEADLINE.toSeconds(), TimeUnit.SECONDS);
        assertThat(envelope).as("an envelope at " + pid).isNotNull();
        return envelope;
    }

    /** The values of the next envelope's first record, by name. */
    Map<String, Object> nextValues() throws InterruptedException {
        Map<String, Object> values = new TreeMap<>();
        next().getRecords().get(0).getProperties().forEach((name, value) -> values.put(name, value.getValue()));
        return values;
    }

    @Override
    public void onWireReceive(WireEnvelope envelope) {
        received.incrementAndGet();
        envelopes.add(envelope);
    }

    @Override
    public void updated(Wire wire, Object value) {
        onWireReceive((WireEnvelope) value);
    }

    @Override
    public void producersConnected(Wire[] connected) {
        told.incrementAndGet();
        wires = connected;
    }
}
