// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;

/** The built bundle in a framework; the test plays the other bundles from outside of it. */
class WireGraphIT {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Framework framework;
    private BundleContext context;
    private Bundle wires;

    @BeforeEach
    void startFramework(@TempDir Path cache) throws Exception {
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        framework = factory.newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE,
                cache.resolve("bundles").toString(),
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                Stream.of(
                                "org/eclipse/kura/KuraException",
                                "org/osgi/service/wireadmin/Wire",
                                "org/osgi/service/cm/ConfigurationAdmin",
                                "org/apache/felix/hc/api/HealthCheck",
                                "io/tidegate/api/configuration/Problem",
                                "com/fasterxml/jackson/core/JsonFactory",
                                "org/slf4j/Logger")
                        .map(WireGraphIT::exports)
                        .collect(Collectors.joining(","))));
        framework.start();
        context = framework.getBundleContext();
        for (String bundle : List.of(
                "org/osgi/util/function/Function",
                "org/osgi/util/promise/Promise",
                "org/osgi/service/component/ComponentContext",
                "org/apache/felix/cm/impl/ConfigurationManager",
                "org/apache/felix/scr/impl/Activator")) {
            context.installBundle(jar(bundle).toString()).start();
        }
        wires = context.installBundle(
                Path.of(System.getProperty("bundle.under.test")).toUri().toString());
        wires.start();
    }

    @AfterEach
    void stopFramework() throws Exception {
        framework.stop();
        framework.waitForStop(DEADLINE.toMillis());
    }

    @Test
    void timerReachesItsReceiversThroughTheGraph() throws Exception {
        Sink sink = new Sink("sink");
        sink.register();
        configure("org.eclipse.kura.wire.Timer", "t1", "simple.interval", 20, "simple.time.unit", "MILLISECONDS");
        configure("org.eclipse.kura.wire.Logger", "log", "log.verbosity", "VERBOSE");
        graph("t1>log", "t1>sink");

        WireEnvelope envelope = sink.next();

        assertThat(envelope.getEmitterPid()).isEqualTo("t1");
        assertThat(envelope.getRecords().get(0).getProperties()).containsOnlyKeys("TIMER");
        await(() -> health().getStatus() == Result.Status.OK);
        assertThat(text(health())).contains("2 of 2 wires connected");
    }

    /** A graph that is edited must not disturb what was not edited. */
    @Test
    void changedGraphTouchesOnlyTheWiresThatChanged() throws Exception {
        Sink stays = new Sink("stays");
        stays.register();
        Sink comes = new Sink("comes");
        comes.register();
        configure("org.eclipse.kura.wire.Timer", "t1", "simple.interval", 20, "simple.time.unit", "MILLISECONDS");
        graph("t1>stays");
        await(() -> stays.wires != null);
        Wire before = stays.wires[0];
        int told = stays.told.get();
        Object component = context.getServiceReference(WireGraphService.class).getProperty("component.id");

        graph("t1>stays", "t1>comes");
        comes.next();
        graph("t1>stays");
        await(() -> comes.wires == null);
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
        ServiceRegistration<?> first = sink.register();
        configure("org.eclipse.kura.wire.Timer", "t1", "simple.interval", 20, "simple.time.unit", "MILLISECONDS");
        graph("t1>sink");
        sink.next();

        first.unregister();
        await(() -> health().getStatus() == Result.Status.WARN);
        assertThat(text(health()))
                .contains("org.eclipse.kura.wire.graph.WireGraphService: WireGraph = 'wire t1:0 -> sink:0'"
                        + " is not allowed: as receiver a running wire component, sink is none; running: t1");

        sink.envelopes.clear();
        sink.register();
        sink.next();
        await(() -> health().isOk());
    }

    @Test
    void duplicateWireIsRefusedByTheValidator() {
        ServiceReference<ConfigurationValidator> reference = context.getServiceReference(ConfigurationValidator.class);
        List<Problem> problems = context.getService(reference)
                .validate(new Candidate(
                        ConfiguredWireGraph.PID,
                        ConfiguredWireGraph.PID,
                        Map.of("WireGraph", json("t1>log", "t1>log")),
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
        sink.register();
        Source source = new Source();
        source.register();
        configure("io.tidegate.data.wires.deadband", "band", "band", "0");
        graph("source>band", "band>sink");
        await(() -> text(health()).contains("2 of 2 wires connected"));

        Thread emitter = new Thread(() -> source.emitAll(20_000));
        emitter.start();
        for (int i = 0; i < 5; i++) {
            sink.next();
            sink.envelopes.clear();
            wires.stop(Bundle.STOP_TRANSIENT);
            wires.start(Bundle.START_TRANSIENT);
        }
        emitter.join();

        assertThat(source.emitted.get()).isEqualTo(20_000);
        assertThat(sink.received.get()).isEqualTo(20_000);
    }

    private void graph(String... wanted) throws IOException {
        configuration(ConfiguredWireGraph.PID, Map.of("WireGraph", json(wanted)));
    }

    private static String json(String... wanted) {
        return Stream.of(wanted)
                .map(w -> w.split(">", -1))
                .map(w -> "{\"emitter\":\"" + w[0] + "\",\"receiver\":\"" + w[1] + "\"}")
                .collect(Collectors.joining(",", "{\"components\":[],\"wires\":[", "]}"));
    }

    private void configure(String factory, String pid, Object... keysAndValues) throws IOException {
        Map<String, Object> properties = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        properties.put("kura.service.pid", pid);
        admin().getFactoryConfiguration(factory, pid, "?").update(FrameworkUtil.asDictionary(properties));
    }

    private void configuration(String pid, Map<String, Object> properties) throws IOException {
        admin().getConfiguration(pid, "?").update(FrameworkUtil.asDictionary(properties));
    }

    private ConfigurationAdmin admin() {
        return context.getService(context.getServiceReference(ConfigurationAdmin.class));
    }

    private Result health() {
        try {
            return context
                    .getServiceReferences(HealthCheck.class, "(kura.service.pid=" + ConfiguredWireGraph.PID + ")")
                    .stream()
                    .map(r -> context.getService(r).execute())
                    .findFirst()
                    .orElseThrow();
        } catch (org.osgi.framework.InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Result result) {
        StringBuilder text = new StringBuilder();
        result.forEach(entry -> text.append(entry.getMessage()).append('\n'));
        return text.toString();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("deadline").isNegative();
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static String exports(String type) {
        try {
            return ((JarURLConnection) resource(type).openConnection())
                    .getManifest()
                    .getMainAttributes()
                    .getValue(new Attributes.Name(Constants.EXPORT_PACKAGE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL jar(String type) throws IOException {
        return ((JarURLConnection) resource(type).openConnection()).getJarFileURL();
    }

    private static URL resource(String type) {
        return WireGraphIT.class.getClassLoader().getResource(type + ".class");
    }

    /** A receiver that another bundle could bring. */
    private final class Sink implements WireReceiver {
        final BlockingQueue<WireEnvelope> envelopes = new LinkedBlockingQueue<>();
        final AtomicInteger received = new AtomicInteger();
        final AtomicInteger told = new AtomicInteger();
        private final String pid;
        volatile Wire[] wires;

        Sink(String pid) {
            this.pid = pid;
        }

        ServiceRegistration<?> register() {
            return context.registerService(
                    new String[] {WireReceiver.class.getName(), WireComponent.class.getName(), Consumer.class.getName()
                    },
                    this,
                    properties(pid));
        }

        WireEnvelope next() throws InterruptedException {
            WireEnvelope envelope = envelopes.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            assertThat(envelope).as("an envelope at " + pid).isNotNull();
            return envelope;
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

    private static Dictionary<String, Object> properties(String pid) {
        return FrameworkUtil.asDictionary(Map.of("kura.service.pid", pid));
    }
}
