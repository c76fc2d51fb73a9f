// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.graph.BarrierAggregatorFactory;
import org.eclipse.kura.wire.graph.PortAggregator;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.osgi.service.component.annotations.Component;

/** Waits until every port has an envelope, hands the newest of each over in port order, and begins anew. */
@Component
public final class BarrierAggregation implements BarrierAggregatorFactory {

    @Override
    public PortAggregator build(List<ReceiverPort> ports) {
        return new Barrier(ports);
    }

    private static final class Barrier implements PortAggregator {
        private final List<WireEnvelope> waiting;
        private volatile Consumer<List<WireEnvelope>> consumer = envelopes -> {};

        Barrier(List<ReceiverPort> ports) {
            waiting = new ArrayList<>(Collections.nCopies(ports.size(), null));
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
            List<WireEnvelope> complete;
            synchronized (waiting) {
                waiting.set(port, envelope);
                if (waiting.contains(null)) {
                    return;
                }
                complete = List.copyOf(waiting);
                Collections.fill(waiting, null);
            }
            consumer.accept(complete);
        }
    }
}
