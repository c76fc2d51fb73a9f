// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.service.wireadmin.Wire;

/** What a support with one port and one with many have in common. */
abstract class AbstractWireSupport implements WireSupport {

    /** What a component without wires has. */
    static final Wire[] NONE = {};

    private final String pid;
    private final boolean triesAgain;
    private final Flow flow;
    /** Whether the graph keeps the wires of this support up to date. */
    private boolean fed;

    /** @param triesAgain whether the component keeps an envelope whose emit threw, and emits it again */
    AbstractWireSupport(String pid, boolean triesAgain, Flow flow) {
        this.pid = pid;
        this.triesAgain = triesAgain;
        this.flow = flow;
    }

    final String pid() {
        return pid;
    }

    final WireEnvelope envelope(List<WireRecord> records) {
        return new WireEnvelope(pid, List.copyOf(Objects.requireNonNull(records, "records")));
    }

    /**
     * Hands the envelope to the wires one after the other, on this thread.
     *
     * @param wires asked once the gate is passed, for before it they may be those of a graph that is not up
     * @throws IllegalStateException if the graph is not up, and the component is one that tries again
     */
    final void send(Supplier<Wire[]> wires, WireEnvelope envelope) {
        boolean sent = flow.deliver(() -> {
            for (Wire wire : wires.get()) {
                wire.update(envelope);
            }
        });
        if (!sent && triesAgain) {
            throw new IllegalStateException(pid + ": the wire graph is not up, keep the envelope and emit it again");
        }
        if (!sent) {
            flow.countRefused();
        }
    }

    /** The graph's own word on the wires, told while it changes them. */
    final synchronized void feed(Wire[] outgoing, Wire[] incoming) {
        fed = true;
        outgoing(outgoing);
        incoming(incoming);
    }

    /** From now on the component itself must pass on what it is told about its wires. */
    final synchronized void release() {
        fed = false;
    }

    /** What the component passes on may be older than what the graph has given: then it is left alone. */
    @Override
    public final synchronized void consumersConnected(Wire[] wires) {
        if (!fed) {
            outgoing(wires);
        }
    }

    @Override
    public final synchronized void producersConnected(Wire[] wires) {
        if (!fed) {
            incoming(wires);
        }
    }

    /** @param wires all that leave the component; null if there is none */
    abstract void outgoing(Wire[] wires);

    /** @param wires all that reach the component; null if there is none */
    abstract void incoming(Wire[] wires);

    @Override
    public final Object polled(Wire wire) {
        return wire.getLastValue();
    }

    static Wire[] orNone(Wire[] wires) {
        return wires == null ? NONE : wires.clone();
    }
}
