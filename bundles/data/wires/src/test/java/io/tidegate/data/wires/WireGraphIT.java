// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;

/** The built bundle in a framework; the test plays the other bundles from outside of it. */
class WireGraphIT {

    private WiresFramework framework;
    private BundleContext context;

    @BeforeEach
    void startFramework(@TempDir Path folder) throws Exception {
        framework = new WiresFramework(folder);
        context = framework.context();
    }

    @AfterEach
    void stopFramework() throws Exception {
        framework.close();
    }

    @Test
    void timerReachesItsReceiversThroughTheGraph() throws Exception {
        Sink sink = new Sink("sink");
        sink.register(context);
        framework.configure(
                "org.eclipse.kura.wire.Timer", "t1", "simple.interval", 20, "simple.time.unit", "MILLISECONDS");
        framework.configure("org.eclipse.kura.wire.Logger", "log", "log.verbosity", "VERBOSE");
        framework.graph("t1>log", "t1>sink");

        WireEnvelope envelope = sink.next();

        assertThat(envelope.getEmitterPid()).isEqualTo("t1");
        assertThat(envelope.getRecords().get(0).getProperties()).containsOnlyKeys("TIMER");
        WiresFramework.await(() -> framework.health().getStatus() == Result.Status.OK);
        assertThat(WiresFramework.text(framework.health())).contains("2 of 2 wires connected");
    }

    /** A graph that is edited must not disturb what was not edited. */
    @Test
    void changedGraphTouchesOnlyTheWiresThatChanged() throws Exception {
        Sink stays = new Sink("stays");
        stays.register(context);
        Sink comes = new Sink("comes");
        comes.register(context);
        framework.configure(
                "org.eclipse.kura.wire.Timer", "t1", "simple.interval", 20, "simple.time.unit", "MILLISECONDS");
        framework.graph("t1>stays");
        WiresFramework.await(() -> stays.wires != null);
        Wire before = stays.wires[0];
        int told = stays.told.get();
        Object component = context.getServiceReference(WireGraphService.class).getProperty("component.id");

        framework.graph("t1>stays", "t1>comes");
        comes.next();
        framework.graph("t1>stays");
        WiresFramework.await(() -> comes.wires == null);
        comes.envelopes.clear();
        stays.next();

        assertThat(stays.told.get()).isEqualTo(told);
        assertThat(stays.wires[0]).isSameAs(before);
        assertThat(comes.envelopes).isEmpty();
        assertThat(context.getServiceReference(WireGraphService.class).getProperty("component.id"))
                .isEqualTo(component);
    }

    @Test
    void wireHealsWhenItsReceiverReturns() throws Exception {
        Sink sink = new Sink("sink");
        ServiceRegistration<?> first = sink.register(context);
        framework.configure(
                "org.eclipse.kura.wire.Timer", "t1", "simple.interval", 20, "simple.time.unit", "MILLISECONDS");
        framework.graph("t1>sink");
        sink.next();

        first.unregister();
        WiresFramework.await(() -> framework.health().getStatus() == Result.Status.WARN);
        assertThat(WiresFramework.text(framework.health()))
                .contains("org.eclipse.kura.wire.graph.WireGraphService: WireGraph = 'wire t1:0 -> sink:0'"
                        + " is not allowed: as receiver a running wire component, sink is none; running: t1");

        sink.envelopes.clear();
        sink.register(context);
        sink.next();
        WiresFramework.await(() -> framework.health().isOk());
    }

    @Test
    void duplicateWireIsRefusedByTheValidator() {
        ServiceReference<ConfigurationValidator> reference = context.getServiceReference(ConfigurationValidator.class);
        List<Problem> problems = context.getService(reference)
                .validate(new Candidate(
                        ConfiguredWireGraph.PID,
                        ConfiguredWireGraph.PID,
                        Map.of("WireGraph", WiresFramework.json("t1>log", "t1>log")),
                        pid -> Optional.empty()));

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly("org.eclipse.kura.wire.graph.WireGraphService: WireGraph = 'wire t1:0 -> log:0'"
                        + " is not allowed: each wire once");
    }

    /** What an emitter offers while this bundle is replaced must arrive afterwards, whole and once. */
    @Test
    void replacedBundleLosesNothingOfAnEmitterThatTriesAgain() throws Exception {
        Sink sink = new Sink("sink");
        sink.register(context);
        Source source = new Source();
        source.register();
        framework.configure("io.tidegate.data.wires.deadband", "band", "band", "0");
        framework.graph("source>band", "band>sink");
        WiresFramework.await(() -> WiresFramework.text(framework.health()).contains("2 of 2 wires connected"));

        Thread emitter = new Thread(() -> source.emitAll(20_000));
        emitter.start();
        for (int i = 0; i < 5; i++) {
            sink.next();
            sink.envelopes.clear();
            framework.wires().stop(Bundle.STOP_TRANSIENT);
            framework.wires().start(Bundle.START_TRANSIENT);
        }
        emitter.join();

        assertThat(source.emitted.get()).isEqualTo(20_000);
        assertThat(sink.received.get()).isEqualTo(20_000);
    }

    /** An emitter that keeps what it could not emit, as an asset does. */
    private final class Source implements WireEmitter {
        final AtomicInteger emitted = new AtomicInteger();
        private ServiceReference<WireComponent> self;
        private WireHelperService helper;
        private WireSupport support;

        @SuppressWarnings("unchecked")
        void register() {
            Dictionary<String, Object> properties =
                    FrameworkUtil.asDictionary(Map.of("kura.service.pid", "source", WireHelper.TRIES_AGAIN, true));
            self = (ServiceReference<WireComponent>) context.registerService(
                            new String[] {
                                WireEmitter.class.getName(), WireComponent.class.getName(), Producer.class.getName()
                            },
                            this,
                            properties)
                    .getReference();
        }

        void emitAll(int count) {
            while (emitted.get() < count) {
                if (tryEmit(emitted.get())) {
                    emitted.incrementAndGet();
                } else {
                    Thread.onSpinWait();
                }
            }
        }

        private boolean tryEmit(int number) {
            ServiceReference<WireHelperService> present = context.getServiceReference(WireHelperService.class);
            WireHelperService service = present == null ? null : context.getService(present);
            if (service == null) {
                return false;
            }
            if (service != helper) {
                helper = service;
                support = service.newWireSupport(this, self);
            }
            try {
                support.emit(List.of(
                        new WireRecord(Map.of("n", org.eclipse.kura.type.TypedValues.newIntegerValue(number)))));
                return true;
            } catch (IllegalStateException e) {
                return false;
            }
        }

        @Override
        public void consumersConnected(Wire[] wires) {
            // The support gets them from the graph.
        }

        @Override
        public Object polled(Wire wire) {
            return null;
        }
    }
}
