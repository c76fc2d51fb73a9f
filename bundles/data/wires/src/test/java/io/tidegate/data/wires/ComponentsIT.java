// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Wire;

/** The bundle's own components, configured by the keys of a Kura snapshot. */
class ComponentsIT {

    private WiresFramework framework;
    private BundleContext context;
    private Sink sink;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        framework = new WiresFramework(folder);
        context = framework.context();
        sink = new Sink("sink");
        sink.register(context);
    }

    @AfterEach
    void stop() throws Exception {
        framework.close();
    }

    @Test
    void regexFilterPassesWhatMatchesAndTakesAChange() throws Exception {
        Feeder feeder = new Feeder().register(context, "feeder");
        framework.configure(RegexFilter.PID, "filter", "regex.filter", "te.*", "filter.type", 1);
        framework.graph("feeder>filter", "filter>sink");
        framework.awaitConnected(2);
        feeder.emit("temp", 1, "flow", 2);
        assertThat(sink.nextValues()).isEqualTo(Map.of("temp", 1));

        framework.configure(RegexFilter.PID, "filter", "regex.filter", "te.*", "filter.type", 2);
        WiresFramework.await(() -> {
            feeder.emit("temp", 1, "flow", 2);
            WireEnvelope envelope = sink.envelopes.remove();
            return envelope.getRecords().get(0).getProperties().containsKey("flow");
        });
    }

    @Test
    void joinWaitsForBothAndTheSecondInputWins() throws Exception {
        Feeder a = new Feeder().register(context, "a");
        Feeder b = new Feeder().register(context, "b");
        framework.configure(Join.PID, "join", "barrier", true, "receiver.port.count", 2, "emitter.port.count", 1);
        framework.graph("a>join", "b>join:1", "join>sink");
        framework.awaitConnected(3);
        b.emit("n", 2, "b", true);
        assertThat(sink.envelopes).isEmpty();
        a.emit("n", 1, "a", true);
        assertThat(sink.nextValues()).isEqualTo(Map.of("a", true, "b", true, "n", 2));

        framework.configure(Join.PID, "join", "barrier", false, "receiver.port.count", 2, "emitter.port.count", 1);
        WiresFramework.await(() -> {
            a.emit("a", 3);
            return !sink.envelopes.isEmpty();
        });
        assertThat(sink.nextValues()).isEqualTo(Map.of("a", 3));
    }

    /** The emitter of a queue is not held up by what follows it. */
    @Test
    void fifoLetsItsSenderGoAndKeepsTheOrder() throws Exception {
        Gate gate = new Gate();
        gate.register(context);
        Feeder feeder = new Feeder().register(context, "feeder");
        framework.configure(Fifo.PID, "fifo", "queue.capacity", 2, "discard.envelopes", true);
        framework.graph("feeder>fifo", "fifo>gate");
        framework.awaitConnected(2);

        feeder.emit("n", 1);
        WiresFramework.await(() -> gate.arrived.size() == 1);
        for (int n = 2; n <= 5; n++) {
            feeder.emit("n", n);
        }
        assertThat(WiresFramework.text(framework.health("fifo"))).contains("fifo: 2 of 2 envelopes wait, 2 dropped");
        gate.open.countDown();
        WiresFramework.await(() -> gate.arrived.size() == 3);
        assertThat(gate.arrived).containsExactly(1, 2, 3);
        assertThat(gate.threads).allMatch(name -> name.startsWith("wires-"));
    }

    /** A queue with somebody waiting at it must not hold up a swap, nor leave a thread behind. */
    @Test
    void stoppedBundleLetsGoOfWhoWaitsAtAFullQueue() throws Exception {
        Gate gate = new Gate();
        gate.register(context);
        Feeder feeder = new Feeder().register(context, "feeder");
        framework.configure(Fifo.PID, "fifo", "queue.capacity", 1);
        framework.graph("feeder>fifo", "fifo>gate");
        framework.awaitConnected(2);
        Thread sender = new Thread(() -> {
            for (int n = 1; n <= 3; n++) {
                feeder.emit("n", n);
            }
        });
        sender.start();
        WiresFramework.await(() -> gate.arrived.size() == 1 && sender.getState() == Thread.State.WAITING);

        framework.wires().stop(Bundle.STOP_TRANSIENT);
        sender.join(WiresFramework.DEADLINE.toMillis());
        assertThat(sender.isAlive()).isFalse();
        gate.open.countDown();
        WiresFramework.await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().startsWith("wires-")));
    }

    @Test
    void receivedMessageIsEmittedOnAThreadOfTheBundle() throws Exception {
        Queue<CloudSubscriberListener> listeners = new ConcurrentLinkedQueue<>();
        framework.configure(
                MessageSource.PID,
                "messages",
                "CloudSubscriber.target",
                "(kura.service.pid=sub)",
                "set.property.from.body",
                "body",
                "body.property.type",
                "STRING");
        framework.graph("messages>sink");
        framework.awaitConnected(1);
        assertThat(WiresFramework.text(framework.health("messages"))).contains("matches nothing that runs");
        ServiceRegistration<?> subscriber = context.registerService(
                CloudSubscriber.class,
                subscriber(listeners),
                FrameworkUtil.asDictionary(Map.of("kura.service.pid", "sub")));
        WiresFramework.await(() -> listeners.size() == 1);

        KuraPayload payload = new KuraPayload();
        payload.addMetric("t", 21.5);
        payload.setBody("ok".getBytes(StandardCharsets.UTF_8));
        listeners.element().onMessageArrived(new KuraMessage(payload));

        assertThat(sink.nextValues()).isEqualTo(Map.of("t", 21.5, "body", "ok"));
        WiresFramework.await(() -> framework.health("messages").isOk());
        subscriber.unregister();
        WiresFramework.await(listeners::isEmpty);
    }

    private static CloudSubscriber subscriber(Queue<CloudSubscriberListener> listeners) {
        return (CloudSubscriber) Proxy.newProxyInstance(
                CloudSubscriber.class.getClassLoader(),
                new Class<?>[] {CloudSubscriber.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "registerCloudSubscriberListener" -> {
                        listeners.add((CloudSubscriberListener) args[0]);
                        yield null;
                    }
                    case "unregisterCloudSubscriberListener" -> {
                        listeners.remove(args[0]);
                        yield null;
                    }
                    case "equals" -> proxy == args[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> null;
                });
    }

    /** A receiver that holds up what comes until it is opened. */
    private static final class Gate implements WireReceiver {
        final CountDownLatch open = new CountDownLatch(1);
        final Queue<Object> arrived = new ConcurrentLinkedQueue<>();
        final Queue<String> threads = new ConcurrentLinkedQueue<>();

        void register(BundleContext context) {
            context.registerService(
                    new String[] {WireReceiver.class.getName(), WireComponent.class.getName(), Consumer.class.getName()
                    },
                    this,
                    FrameworkUtil.asDictionary(Map.of("kura.service.pid", "gate")));
        }

        @Override
        public void onWireReceive(WireEnvelope envelope) {
            arrived.add(envelope.getRecords().get(0).getProperties().get("n").getValue());
            threads.add(Thread.currentThread().getName());
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void updated(Wire wire, Object value) {
            onWireReceive((WireEnvelope) value);
        }

        @Override
        public void producersConnected(Wire[] wires) {
            // It takes what comes.
        }
    }
}
