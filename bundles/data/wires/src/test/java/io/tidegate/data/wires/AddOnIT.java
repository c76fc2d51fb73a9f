// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.metatype.OCDService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentDefinition;
import org.eclipse.kura.wire.graph.WireComponentDefinitionService;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** A bundle made for Kura brings wire components, and asks what Kura's bundles ask. */
class AddOnIT {

    private WiresFramework framework;
    private BundleContext context;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        framework = new WiresFramework(folder);
        context = framework.context();
        AddOn.install(framework);
    }

    @AfterEach
    void stop() throws Exception {
        framework.close();
    }

    /** Nobody else holds the add-on's component: let go of, it would be made anew for each envelope, without wires. */
    @Test
    void delayedComponentWithTwoOutputsIsKeptAndFed() throws Exception {
        Sink then = sink("then");
        Sink otherwise = sink("else");
        Feeder feeder = new Feeder().register(context, "feeder");
        framework.configure("com.example.Condition", "cond", "emitter.port.count", 2, "receiver.port.count", 1);
        framework.graph("feeder>cond", "cond:0>then", "cond:1>else");
        framework.awaitConnected(3);

        feeder.emit("n", 1);
        Map<String, Object> first = then.nextValues();
        feeder.emit("n", -1);
        feeder.emit("n", 2);

        assertThat(otherwise.nextValues()).containsEntry("n", -1).containsEntry("made", first.get("made"));
        assertThat(then.nextValues()).containsEntry("n", 2).containsEntry("made", first.get("made"));
        assertThat(then.envelopes).isEmpty();
        assertThat(reference("cond").getUsingBundles()).contains(framework.wires());
    }

    @Test
    void aggregatorsAreFoundByTheirKindAndBringInputsTogether() throws Exception {
        Sink sink = sink("sink");
        Feeder a = new Feeder().register(context, "a");
        Feeder b = new Feeder().register(context, "b");
        framework.configure("com.example.Collector", "caching", "receiver.port.count", 3);
        framework.configure("com.example.Collector", "waiting", "barrier", true);
        framework.graph("a>caching", "b>caching:2", "caching>sink");
        framework.awaitConnected(3);
        a.emit("n", 1);
        assertThat(sink.nextValues()).containsEntry("senders", "a nobody nobody");
        b.emit("n", 1);
        assertThat(sink.nextValues()).containsEntry("senders", "a nobody b");

        framework.graph();
        framework.awaitConnected(0);
        framework.graph("a>waiting", "b>waiting:1", "waiting>sink");
        framework.awaitConnected(3);
        a.emit("n", 2);
        a.emit("n", 3);
        assertThat(sink.envelopes).isEmpty();
        b.emit("n", 3);
        assertThat(sink.nextValues()).containsEntry("senders", "a b");
        assertThat(sink.envelopes).isEmpty();
    }

    @Test
    void componentThatKnowsOnlyProducerAndConsumerIsToldAsByWireAdmin() throws Exception {
        Sink sink = sink("sink");
        Feeder feeder = new Feeder().register(context, "feeder");
        framework.graph();
        framework.awaitConnected(0);
        framework.configure("com.example.Plain", "plain");
        WiresFramework.await(
                () -> reference("plain") != null && reference("plain").getUsingBundles() != null);
        framework.graph("feeder>plain");
        framework.awaitConnected(1);
        framework.graph("feeder>plain", "plain>sink");
        framework.awaitConnected(2);

        feeder.emit("n", 1);

        assertThat(sink.nextValues())
                .containsEntry("from", "feeder~feeder")
                .containsEntry("asked", "true")
                .containsEntry("told", "no consumers;no producers;no consumers;1 producers;1 consumers;1 producers;");
    }

    /** Some add-ons register first and name themselves, or their ports, later. */
    @Test
    void propertiesMayComeLate() throws Exception {
        Sink sink = new Sink("late");
        ServiceRegistration<?> registered = sink.register(context, FrameworkUtil.asDictionary(Map.of("other", 1)));
        Feeder feeder = new Feeder().register(context, "feeder");
        framework.configure("com.example.Condition", "cond");
        framework.graph("feeder>late");
        WiresFramework.await(() -> WiresFramework.text(framework.health()).contains("late is none; running:"));

        registered.setProperties(FrameworkUtil.asDictionary(Map.of("kura.service.pid", "late")));
        framework.awaitConnected(1);
        feeder.emit("n", 1);
        assertThat(sink.nextValues()).containsEntry("n", 1);

        registered.setProperties(FrameworkUtil.asDictionary(Map.of("kura.service.pid", "renamed")));
        WiresFramework.await(() -> WiresFramework.text(framework.health()).contains("late is none; running:"));
        framework.graph("feeder>renamed");
        framework.awaitConnected(1);
        feeder.emit("n", 2);
        assertThat(sink.nextValues()).containsEntry("n", 2);
    }

    @Test
    void helperAnswersWhoAComponentIs() throws Exception {
        framework.configure("com.example.Condition", "cond");
        framework.configure("com.example.Collector", "join");
        framework.configure("com.example.Plain", "plain");
        Feeder feeder = new Feeder().register(context, "feeder");
        Sink sink = sink("sink");
        WiresFramework.await(
                () -> reference("cond") != null && reference("join") != null && reference("plain") != null);
        WireHelperService helper = framework.service(WireHelperService.class);

        assertThat(helper.getPid(feeder)).isEqualTo("feeder");
        assertThat(helper.getServicePid(feeder)).isEqualTo("feeder~feeder");
        assertThat(helper.getServicePid("feeder")).isEqualTo("feeder~feeder");
        assertThat(helper.getServicePid("cond")).isEqualTo("com.example.Condition~cond");
        assertThat(helper.getServicePid(sink)).isNull();
        assertThat(helper.getServicePid("nobody")).isNull();
        assertThat(helper.getPid(new WireComponent() {})).isNull();
        assertThat(List.of("cond", "join", "plain", "feeder", "sink", "nobody").stream()
                        .filter(helper::isEmitter))
                .containsExactly("cond", "join", "feeder");
        assertThat(List.of("cond", "join", "plain", "feeder", "sink", "nobody").stream()
                        .filter(helper::isReceiver))
                .containsExactly("cond", "join", "sink");
        assertThat(helper.newWireSupport(feeder, null)).isNull();
    }

    @Test
    void definitionsTellPortsNamesAndFormsOfEveryKind() throws Exception {
        PlainConfiguration form = new PlainConfiguration("com.example.Condition", Map.of("condition", "n > 0"));
        context.registerService(
                OCDService.class, fake(OCDService.class, "getServiceProviderOCDs", List.of(form)), null);
        WireComponentDefinitionService service = framework.service(WireComponentDefinitionService.class);
        AtomicReference<Map<String, WireComponentDefinition>> found = new AtomicReference<>();
        WiresFramework.await(() -> {
            found.set(definitions(service));
            return found.get().get("com.example.Condition").getComponentOCD() != null;
        });

        WireComponentDefinition condition = found.get().get("com.example.Condition");
        assertThat(condition.getComponentOCD()).isSameAs(form);
        assertThat(condition.getMinInputPorts()).isEqualTo(1);
        assertThat(condition.getDefaultOutputPorts()).isEqualTo(2);
        assertThat(condition.getOutputPortNames()).isEqualTo(Map.of(0, "then", 1, "else"));
        assertThat(condition.getInputPortNames()).isEmpty();
        assertThat(found.get().get("com.example.Collector").getMaxInputPorts()).isEqualTo(10);
        assertThat(found.get().get("com.example.Plain").getDefaultOutputPorts()).isZero();
        assertThat(found.get().get(Join.PID).getMinInputPorts()).isEqualTo(2);
        assertThat(found.get())
                .containsKeys(TickTimer.PID, EnvelopeLogger.PID, Fifo.PID, RegexFilter.PID, MessageSource.PID);
        assertThat(found.get()).doesNotContainKey(ConfiguredWireGraph.PID);
    }

    @Test
    void graphThatIsAskedForNamesItsConnectedWires() throws Exception {
        context.registerService(ConfigurationService.class, fake(ConfigurationService.class, "", null), null);
        sink("sink");
        new Feeder().register(context, "feeder");
        framework.graph("feeder>sink", "feeder>nobody");
        WiresFramework.await(() -> WiresFramework.text(framework.health()).contains("1 of 2 wires connected"));

        List<MultiportWireConfiguration> wires =
                framework.service(WireGraphService.class).get().getWireConfigurations();

        assertThat(wires).hasSize(2);
        assertThat(wires.get(0).getWire().isConnected()).isTrue();
        assertThat(wires.get(1).getWire()).isNull();
    }

    private static Map<String, WireComponentDefinition> definitions(WireComponentDefinitionService service) {
        try {
            return service.getComponentDefinitions().stream()
                    .collect(Collectors.toMap(WireComponentDefinition::getFactoryPid, d -> d));
        } catch (org.eclipse.kura.KuraException e) {
            throw new IllegalStateException(e);
        }
    }

    private Sink sink(String pid) {
        Sink sink = new Sink(pid);
        sink.register(context);
        return sink;
    }

    private ServiceReference<WireComponent> reference(String pid) {
        try {
            return context.getServiceReferences(WireComponent.class, "(kura.service.pid=" + pid + ")").stream()
                    .findFirst()
                    .orElse(null);
        } catch (org.osgi.framework.InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A service of another bundle that answers one method, and nothing to the others. */
    private static <T> T fake(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> switch (called.getName()) {
                    case "equals" -> proxy == args[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> type.getSimpleName();
                    default -> called.getName().equals(method) ? answer : null;
                }));
    }
}
