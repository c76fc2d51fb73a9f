// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.junit.jupiter.api.Test;

class GraphChangeTest {

    private static final String ASSET = "org.eclipse.kura.wire.WireAsset";

    /** What is configured, by name. */
    private final Map<String, Map<String, Object>> configured = new TreeMap<>();

    private final List<String> calls = new ArrayList<>();
    private final GraphChange change = new GraphChange(service());

    @Test
    void newComponentsAndGraphAreOneUpdate() throws Exception {
        change.apply(
                Graph.EMPTY,
                new WireGraphConfiguration(
                        List.of(component("t1", Map.of("service.factoryPid", TickTimer.PID, "simple.interval", 5))),
                        List.of(new MultiportWireConfiguration("t1", "log", 0, 0))));

        assertThat(calls).containsExactly("update [t1, " + ConfiguredWireGraph.PID + "] snapshot=true");
        assertThat(configured.get("t1"))
                .containsEntry("simple.interval", 5)
                .containsEntry("emitter.port.count", 1)
                .containsEntry("receiver.port.count", 0);
        Graph graph = GraphReader.read(
                (String) configured.get(ConfiguredWireGraph.PID).get("WireGraph"));
        assertThat(graph.nodes()).containsExactly(new Node("t1", 0, 1, 10, 20, Map.of(), Map.of(0, "out")));
        assertThat(change.describe(graph, edge -> null)
                        .getWireComponentConfigurations()
                        .get(0)
                        .getProperties())
                .containsAllEntriesOf(shown());
    }

    /** An asset also serves the cache, the routes and the console. */
    @Test
    void whatLeavesTheGraphIsDeletedButAssetsStay() throws Exception {
        configured.put("t1", Map.of("service.factoryPid", TickTimer.PID));
        configured.put("log", Map.of("service.factoryPid", EnvelopeLogger.PID));
        configured.put("plc1", Map.of("service.factoryPid", ASSET));

        change.apply(
                new Graph(List.of(node("t1"), node("log"), node("plc1"), node("gone")), List.of()),
                new WireGraphConfiguration(List.of(), List.of()));

        assertThat(calls)
                .containsExactly(
                        "update [" + ConfiguredWireGraph.PID + "] snapshot=false",
                        "delete t1 snapshot=false",
                        "delete log snapshot=true");
        assertThat(configured).containsOnlyKeys("plc1", ConfiguredWireGraph.PID);
    }

    @Test
    void graphThatCanNeverWorkChangesNothing() {
        MultiportWireConfiguration wire = new MultiportWireConfiguration("a", "a", 0, 0);

        assertThatThrownBy(() -> change.apply(Graph.EMPTY, new WireGraphConfiguration(List.of(), List.of(wire))))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("wire a:0 -> a:0");
        assertThat(calls).isEmpty();
    }

    @Test
    void componentWithoutConfigurationIsRefusedAndNothingChanges() {
        WireComponentConfiguration drawnOnly = new WireComponentConfiguration(null, shown());

        assertThatThrownBy(() -> change.apply(Graph.EMPTY, new WireGraphConfiguration(List.of(drawnOnly), List.of())))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("component without a configuration");
        assertThat(calls).isEmpty();
    }

    private static Node node(String pid) {
        return new Node(pid, 0, 0, 0, 0, Map.of(), Map.of());
    }

    private static WireComponentConfiguration component(String pid, Map<String, Object> properties) {
        return new WireComponentConfiguration(new PlainConfiguration(pid, properties), shown());
    }

    private static Map<String, Object> shown() {
        return Map.of(
                "inputPortCount",
                0,
                "outputPortCount",
                1,
                "position.x",
                10f,
                "position.y",
                20f,
                "outputPortNames.0",
                "out");
    }

    private ConfigurationService service() {
        return (ConfigurationService) Proxy.newProxyInstance(
                ConfigurationService.class.getClassLoader(),
                new Class<?>[] {ConfigurationService.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getConfigurableComponentPids" -> configured.keySet();
                    case "getComponentConfiguration" ->
                        configured.containsKey(args[0])
                                ? new PlainConfiguration((String) args[0], configured.get(args[0]))
                                : null;
                    case "updateConfigurations" -> update((List<?>) args[0], (boolean) args[1]);
                    case "deleteFactoryConfiguration" -> delete((String) args[0], (boolean) args[1]);
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }

    private Object update(List<?> changes, boolean snapshot) {
        List<String> pids = new ArrayList<>();
        for (Object each : changes) {
            ComponentConfiguration one = (ComponentConfiguration) each;
            pids.add(one.getPid());
            configured.put(one.getPid(), one.getConfigurationProperties());
        }
        calls.add("update " + pids + " snapshot=" + snapshot);
        return null;
    }

    private Object delete(String pid, boolean snapshot) {
        configured.remove(pid);
        calls.add("delete " + pid + " snapshot=" + snapshot);
        return null;
    }
}
