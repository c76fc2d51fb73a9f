// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.EmitterPort;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.osgi.service.wireadmin.Wire;

/** Support of a component with several ports; emitting without naming a port emits at all of them. */
final class MultiPortSupport extends AbstractWireSupport implements MultiportWireSupport {

    private final List<Output> outputs;
    private final List<Input> inputs;

    MultiPortSupport(String pid, boolean triesAgain, Flow flow, int outputs, int inputs) {
        super(pid, triesAgain, flow);
        this.outputs = IntStream.range(0, outputs).mapToObj(i -> new Output()).toList();
        this.inputs = IntStream.range(0, inputs).mapToObj(i -> new Input()).toList();
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
        return envelope(records);
    }

    @Override
    public void emit(List<WireRecord> records) {
        WireEnvelope envelope = envelope(records);
        outputs.forEach(port -> port.emit(envelope));
    }

    @Override
    void outgoing(Wire[] wires) {
        for (int i = 0; i < outputs.size(); i++) {
            int port = i;
            outputs.get(i).wires = Arrays.stream(orNone(wires))
                    .filter(w -> Ports.emitterPort(w) == port)
                    .toArray(Wire[]::new);
        }
    }

    @Override
    void incoming(Wire[] wires) {
        for (int i = 0; i < inputs.size(); i++) {
            int port = i;
            inputs.get(i).wires = Arrays.stream(orNone(wires))
                    .filter(w -> Ports.receiverPort(w) == port)
                    .toArray(Wire[]::new);
        }
    }

    @Override
    public void updated(Wire wire, Object value) {
        int port = Ports.receiverPort(wire);
        if (value instanceof WireEnvelope envelope && port < inputs.size()) {
            inputs.get(port).consumer.accept(envelope);
        }
    }

    private final class Output implements EmitterPort {
        private volatile Wire[] wires = NONE;

        @Override
        public void emit(WireEnvelope envelope) {
            send(() -> wires, envelope);
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
            consumer = receiver;
        }

        @Override
        public List<Wire> listConnectedWires() {
            return List.of(wires);
        }
    }
}
