// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.EmitterPort;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.osgi.service.wireadmin.Wire;

/**
 * Support of a component, however many ports it has: emitting without naming a port emits at all of them; what arrives goes
 * to the component if it is a {@link WireReceiver}, else to whoever listens at the port.
 */
final class PortSupport implements MultiportWireSupport {

    private static final Wire[] NONE = {};

    private final Emitter emitter;
    private final Flow flow;
    private final WireComponent component;
    private final List<Output> outputs;
    private final List<Input> inputs;
    /** Whether the graph keeps the wires of this support up to date. */
    private boolean fed;

    /**
     * Who the component is.
     *
     * @param id its service id
     * @param pid gives its {@code kura.service.pid}
     * @param triesAgain whether it keeps an envelope whose emit threw, and emits it again
     */
    record Emitter(long id, Supplier<String> pid, boolean triesAgain) {}

    PortSupport(Emitter emitter, Flow flow, WireComponent component, int outputs, int inputs) {
        this.emitter = emitter;
        this.flow = flow;
        this.component = component;
        this.outputs = IntStream.range(0, outputs).mapToObj(i -> new Output()).toList();
        this.inputs = IntStream.range(0, inputs).mapToObj(i -> new Input()).toList();
    }

    /** The component's service id. */
    long id() {
        return emitter.id();
    }

    @Override
    public List<EmitterPort> getEmitterPorts() {
        return List.copyOf(outputs);
    }

    @Override
    public List<ReceiverPort> getReceiverPorts() {
        return List.copyOf(inputs);
    }

    @Override
    public WireEnvelope createWireEnvelope(List<WireRecord> records) {
        return new WireEnvelope(emitter.pid().get(), List.copyOf(Objects.requireNonNull(records, "records")));
    }

    @Override
    public void emit(List<WireRecord> records) {
        send(outputs.stream(), createWireEnvelope(records));
    }

    /**
     * Hands the envelope to the wires one after the other, on this thread. The wires are asked for once the gate is passed:
     * before it they may be those of a graph that is not up.
     *
     * @throws IllegalStateException if the graph is not up, and the component is one that tries again
     */
    private void send(Stream<Output> ports, WireEnvelope envelope) {
        boolean sent = flow.deliver(() -> ports.forEach(port -> {
            for (Wire wire : port.wires) {
                wire.update(envelope);
            }
        }));
        if (!sent && emitter.triesAgain()) {
            throw new IllegalStateException(
                    emitter.pid().get() + ": the wire graph is not up, keep the envelope and emit it again");
        }
        if (!sent) {
            flow.countRefused();
        }
    }

    @Override
    public Object polled(Wire wire) {
        return wire.getLastValue();
    }

    /** The graph's own word on the wires, told while it changes them. */
    synchronized void feed(Wire[] outgoing, Wire[] incoming) {
        fed = true;
        outgoing(outgoing);
        incoming(incoming);
    }

    /** From now on the component itself must pass on what it is told about its wires. */
    synchronized void release() {
        fed = false;
    }

    /** What the component passes on may be older than what the graph has given: then it is left alone. */
    @Override
    public synchronized void consumersConnected(Wire[] wires) {
        if (!fed) {
            outgoing(wires);
        }
    }

    @Override
    public synchronized void producersConnected(Wire[] wires) {
        if (!fed) {
            incoming(wires);
        }
    }

    private void outgoing(Wire[] wires) {
        for (int i = 0; i < outputs.size(); i++) {
            int port = i;
            outputs.get(i).wires =
                    orNone(wires).filter(w -> Ports.emitterPort(w) == port).toArray(Wire[]::new);
        }
    }

    private void incoming(Wire[] wires) {
        for (int i = 0; i < inputs.size(); i++) {
            int port = i;
            inputs.get(i).wires =
                    orNone(wires).filter(w -> Ports.receiverPort(w) == port).toArray(Wire[]::new);
        }
    }

    @Override
    public void updated(Wire wire, Object value) {
        if (wire == null || !(value instanceof WireEnvelope envelope)) {
            return;
        }
        if (component instanceof WireReceiver receiver) {
            receiver.onWireReceive(envelope);
            return;
        }
        int port = Ports.receiverPort(wire);
        if (port < inputs.size()) {
            inputs.get(port).consumer.accept(envelope);
        }
    }

    private static Stream<Wire> orNone(Wire[] wires) {
        return Arrays.stream(wires == null ? NONE : wires);
    }

    private final class Output implements EmitterPort {
        private volatile Wire[] wires = NONE;

        @Override
        public void emit(WireEnvelope envelope) {
            send(Stream.of(this), Objects.requireNonNull(envelope, "envelope"));
        }

        @Override
        public List<Wire> listConnectedWires() {
            return List.of(wires);
        }
    }

    private static final class Input implements ReceiverPort {
        private volatile Wire[] wires = NONE;
        private volatile java.util.function.Consumer<WireEnvelope> consumer = envelope -> {};

        @Override
        public void onWireReceive(java.util.function.Consumer<WireEnvelope> receiver) {
            consumer = Objects.requireNonNull(receiver, "consumer");
        }

        @Override
        public List<Wire> listConnectedWires() {
            return List.of(wires);
        }
    }
}
