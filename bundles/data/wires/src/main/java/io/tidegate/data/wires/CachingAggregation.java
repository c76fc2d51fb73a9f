// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.graph.CachingAggregatorFactory;
import org.eclipse.kura.wire.graph.PortAggregator;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.osgi.service.component.annotations.Component;

/** At each envelope hands over the newest one of every port in port order; null for a port that was silent so far. */
@Component
public final class CachingAggregation implements CachingAggregatorFactory {

    @Override
    public PortAggregator build(List<ReceiverPort> ports) {
        return new Cache(ports);
    }

    private static final class Cache implements PortAggregator {
        private final List<WireEnvelope> newest;
        private volatile Consumer<List<WireEnvelope>> consumer = envelopes -> {};

        Cache(List<ReceiverPort> ports) {
            newest = new ArrayList<>(Collections.nCopies(ports.size(), null));
            for (int i = 0; i < ports.size(); i++) {
                int port = i;
                ports.get(i).onWireReceive(envelope -> arrived(port, envelope));
            }
        }

        @Override
        public void onWireReceive(Consumer<List<WireEnvelope>> receiver) {
            consumer = Objects.requireNonNull(receiver, "receiver");
        }

        private void arrived(int port, WireEnvelope envelope) {
            List<WireEnvelope> present;
            synchronized (newest) {
                newest.set(port, envelope);
                present = Collections.unmodifiableList(new ArrayList<>(newest));
            }
            consumer.accept(present);
        }
    }
}
