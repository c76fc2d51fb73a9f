// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.PortAggregator;
import org.eclipse.kura.wire.multiport.MultiportWireEmitter;
import org.eclipse.kura.wire.multiport.MultiportWireReceiver;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;

class WiringTest {

    private final AtomicReference<Integer> bundleState = new AtomicReference<>(Bundle.ACTIVE);
    private final Flow flow = new Flow(context());
    private final Wiring wiring = new Wiring(flow);
    private final List<String> received = new ArrayList<>();
    private long nextId;

    /** One bad receiver must not cost the others their data. */
    @Test
    void throwingReceiverDisturbsNobody() {
        PortSupport emitter = emitter("e");
        Receiver bad = new Receiver("bad");
        bad.failure = new IllegalArgumentException("no");
        add("bad", bad);
        add("good", new Receiver("good"));
        wiring.apply(List.of(new Edge("e", 0, "bad", 0), new Edge("e", 0, "good", 0)));

        emitter.emit(records());
        emitter.emit(records());

        assertThat(received).containsExactly("good", "good");
        assertThat(wiring.troubles())
                .containsExactly("wire e:0 -> bad:0: 2 envelopes failed in a row, the last with"
                        + " java.lang.IllegalArgumentException: no");
        bad.failure = null;
        emitter.emit(records());
        assertThat(wiring.troubles()).isEmpty();
    }

    /** A component is told outside the lock, so what it passes on may be older than what the graph has since given. */
    @Test
    void staleWiresPassedOnByTheComponentLoseNothing() {
        PortSupport emitter = emitter("e");
        add("r", new Receiver("r"));
        wiring.apply(List.of(new Edge("e", 0, "r", 0)));

        emitter.consumersConnected(null);
        emitter.emit(records());

        assertThat(received).containsExactly("r");
    }

    /** The bundle is up again, but an emitter that was held up still has a support of its former life. */
    @Test
    void supportOfAFormerLifeTakesNothingThatWouldBeLost() {
        PortSupport emitter = emitter("e");
        add("r", new Receiver("r"));
        wiring.apply(List.of(new Edge("e", 0, "r", 0)));
        flow.stop();
        bundleState.set(Bundle.ACTIVE);

        emitter.emit(records());

        assertThat(received).isEmpty();
        assertThat(flow.refused()).isEqualTo(1);
    }

    /** A replaced component: the new one is there before the old one has gone. */
    @Test
    void newerComponentTakesOverWhenTheOlderGoes() {
        PortSupport emitter = emitter("e");
        long old = add("r", new Receiver("old"));
        wiring.apply(List.of(new Edge("e", 0, "r", 0)));
        add("r", new Receiver("new"));
        emitter.emit(records());
        wiring.remove(old);
        emitter.emit(records());

        assertThat(received).containsExactly("old", "new");
    }

    @Test
    void portThatIsNotThereIsNamed() {
        emitter("e");
        add("r", new Receiver("r"));
        wiring.apply(List.of(new Edge("e", 1, "r", 0)));

        assertThat(wiring.connected()).isZero();
        assertThat(wiring.troubles())
                .containsExactly("org.eclipse.kura.wire.graph.WireGraphService: WireGraph = 'wire e:1 -> r:0'"
                        + " is not allowed: an emitter port below the 1 that e has");
    }

    @Test
    void portsOfAMultiportEmitterAreApart() {
        MultiportWireEmitter component = new MultiportWireEmitter() {
            @Override
            public Object polled(Wire wire) {
                return null;
            }

            @Override
            public void consumersConnected(Wire[] wires) {
                // The support gets them.
            }
        };
        PortSupport support = support("m", component, 2, 0);
        wiring.add(End.of(component, Map.of("service.id", nextId, "kura.service.pid", "m", "emitter.port.count", 2)));
        add("a", new Receiver("a"));
        add("b", new Receiver("b"));
        wiring.apply(List.of(new Edge("m", 0, "a", 0), new Edge("m", 1, "b", 0)));

        support.getEmitterPorts().get(1).emit(support.createWireEnvelope(records()));
        assertThat(received).containsExactly("b");
        support.emit(records());
        assertThat(received).containsExactly("b", "a", "b");
        assertThat(support.getEmitterPorts().get(0).listConnectedWires()).hasSize(1);
    }

    @Test
    void aggregatorsSeeThePortsOfAMultiportReceiver() {
        PortSupport support = support("join", new WireComponent() {}, 0, 2);
        long id = nextId;
        PortAggregator barrier = new BarrierAggregation().build(support.getReceiverPorts());
        List<Integer> sizes = new ArrayList<>();
        barrier.onWireReceive(envelopes -> sizes.add(envelopes.size()));
        MultiportWireReceiver component = new MultiportWireReceiver() {
            @Override
            public void updated(Wire wire, Object value) {
                support.updated(wire, value);
            }

            @Override
            public void producersConnected(Wire[] wires) {
                support.producersConnected(wires);
            }
        };
        PortSupport a = emitter("a");
        PortSupport b = emitter("b");
        wiring.add(End.of(component, Map.of("service.id", id, "kura.service.pid", "join", "receiver.port.count", 2)));
        wiring.apply(List.of(new Edge("a", 0, "join", 0), new Edge("b", 0, "join", 1)));

        a.emit(records());
        assertThat(sizes).isEmpty();
        b.emit(records());
        assertThat(sizes).containsExactly(2);
        b.emit(records());
        assertThat(sizes).containsExactly(2);

        List<List<WireEnvelope>> cached = new ArrayList<>();
        new CachingAggregation().build(support.getReceiverPorts()).onWireReceive(cached::add);
        b.emit(records());
        a.emit(records());
        assertThat(cached.get(0).get(0)).isNull();
        assertThat(cached.get(1)).doesNotContainNull();
    }

    /** As WireAdmin does: a component hears of its wires when it comes, also that there are none. */
    @Test
    void componentWithoutWiresIsToldSoOnceTheGraphIsKnown() {
        Receiver early = new Receiver("early");
        add("early", early);
        assertThat(early.told).isEmpty();
        wiring.apply(List.of());
        Receiver late = new Receiver("late");
        add("late", late);

        assertThat(early.told).containsExactly("none");
        assertThat(late.told).containsExactly("none");
    }

    @Test
    void renamedComponentLeavesItsOldWiresAndTakesTheNewOnes() {
        PortSupport a = emitter("a");
        PortSupport b = emitter("b");
        Receiver receiver = new Receiver("r");
        long id = add("old", receiver);
        wiring.apply(List.of(new Edge("a", 0, "old", 0)));
        wiring.apply(List.of(new Edge("a", 0, "old", 0), new Edge("b", 0, "new", 0)));
        wiring.add(End.of(receiver, Map.of("service.id", id, "kura.service.pid", "new")));

        a.emit(records());
        assertThat(received).isEmpty();
        b.emit(records());
        assertThat(received).containsExactly("r");
    }

    @Test
    void wireTellsWhatWireAdminWouldTell() {
        emitter("e");
        wiring.add(End.of(
                new Receiver("r"),
                Map.of(
                        "service.id",
                        ++nextId,
                        "kura.service.pid",
                        "r",
                        "service.pid",
                        "factory~r",
                        "wireadmin.consumer.flavors",
                        new Class<?>[] {WireEnvelope.class})));
        Edge edge = new Edge("e", 0, "r", 0);
        wiring.apply(List.of(edge));

        Wire wire = wiring.wire(edge);
        assertThat(wire.isConnected() && wire.isValid()).isTrue();
        assertThat(wire.getFlavors()).containsExactly(WireEnvelope.class);
        assertThat(wire.getProperties().get("wireadmin.producer.pid")).isEqualTo("e");
        assertThat(wire.getProperties().get("wireadmin.consumer.pid")).isEqualTo("factory~r");
        assertThat(wire.getProperties().get("receiver.kura.service.pid")).isEqualTo("r");
        assertThat(wire.getProperties().get("emitter.port")).isEqualTo(0);
        assertThat(wire.getScope()).isNull();
        assertThat(wire.hasScope("any")).isFalse();
        assertThat(wire.poll()).isNull();
        wire.update("no envelope");
        assertThat(received).isEmpty();
        assertThat(wire.getLastValue()).isNull();
        assertThat(wiring.troubles()).singleElement().asString().contains("java.lang.String");
        WireEnvelope envelope = new WireEnvelope("e", records());
        wire.update(envelope);
        assertThat(received).containsExactly("r");
        assertThat(wire.getLastValue()).isSameAs(envelope);
        wiring.apply(List.of());
        assertThat(wire.isConnected() || wire.isValid()).isFalse();
        assertThat(wire.getFlavors()).isNull();
    }

    /** One input and several outputs, as a condition has: what arrives goes to the component, not to a port. */
    @Test
    void receiverWithSeveralOutputsReceives() {
        PortSupport support = support("r", new Receiver("r"), 2, 1);
        add("r2", new Receiver("r2"));
        support.updated(null, new WireEnvelope("e", records()));
        assertThat(received).isEmpty();
        emitter("e");
        Edge edge = new Edge("e", 0, "r2", 0);
        wiring.apply(List.of(edge));
        support.updated(wiring.wire(edge), new WireEnvelope("e", records()));

        assertThat(received).containsExactly("r");
    }

    @Test
    void portCountsComeFromTheInstanceThenFromTheKind() {
        MultiportWireReceiver join = new MultiportWireReceiver() {
            @Override
            public void updated(Wire wire, Object value) {
                // Only counted here.
            }

            @Override
            public void producersConnected(Wire[] wires) {
                // Only counted here.
            }
        };
        assertThat(Ports.inputs(join, Map.of("receiver.port.count", 3, "input.cardinality.default", 2)))
                .isEqualTo(3);
        assertThat(Ports.inputs(join, Map.of("receiver.port.count", "many", "input.cardinality.default", 2)))
                .isEqualTo(2);
        assertThat(Ports.inputs(join, Map.of())).isEqualTo(1);
        assertThat(Ports.outputs(join, Map.of("emitter.port.count", 3))).isZero();
        assertThat(Ports.inputs(new Receiver("r"), Map.of("receiver.port.count", 0)))
                .isEqualTo(1);
    }

    /** An emitter that tries again is told; for others what is lost is counted. */
    @Test
    void stoppingBundleTakesNothing() {
        PortSupport emitter = emitter("e");
        add("r", new Receiver("r"));
        wiring.apply(List.of(new Edge("e", 0, "r", 0)));
        bundleState.set(Bundle.STOPPING);

        emitter.emit(records());

        assertThat(received).isEmpty();
        assertThat(flow.refused()).isEqualTo(1);
    }

    private PortSupport emitter(String pid) {
        PortSupport support = support(pid, new Receiver(pid), 1, 0);
        wiring.add(End.of(
                new Producer() {
                    @Override
                    public Object polled(Wire wire) {
                        return null;
                    }

                    @Override
                    public void consumersConnected(Wire[] wires) {
                        support.consumersConnected(wires);
                    }
                },
                Map.of("service.id", nextId, "kura.service.pid", pid)));
        return support;
    }

    private PortSupport support(String pid, WireComponent component, int outputs, int inputs) {
        PortSupport support =
                new PortSupport(new PortSupport.Emitter(++nextId, () -> pid, false), flow, component, outputs, inputs);
        flow.register(support);
        return support;
    }

    private long add(String pid, Object component) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("service.id", ++nextId);
        properties.put("kura.service.pid", pid);
        wiring.add(End.of(component, properties));
        return nextId;
    }

    private static List<WireRecord> records() {
        return List.of(new WireRecord(Map.of("n", TypedValues.newIntegerValue(1))));
    }

    private BundleContext context() {
        Bundle bundle = (Bundle) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, args) -> bundleState.get());
        return (BundleContext) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, args) -> bundle);
    }

    private final class Receiver implements WireReceiver {
        private final String name;
        private final List<String> told = new ArrayList<>();
        private RuntimeException failure;

        Receiver(String name) {
            this.name = name;
        }

        @Override
        public void onWireReceive(WireEnvelope envelope) {
            if (failure != null) {
                throw failure;
            }
            received.add(name);
        }

        @Override
        public void updated(Wire wire, Object value) {
            onWireReceive((WireEnvelope) value);
        }

        @Override
        public void producersConnected(Wire[] wires) {
            told.add(wires == null ? "none" : wires.length + " wires");
        }
    }
}
