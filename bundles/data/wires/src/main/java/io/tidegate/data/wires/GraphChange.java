// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.api.configuration.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.graph.Constants;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.wireadmin.Wire;

/**
 * Carries a graph with its components' configurations to and from the configuration service: new components and the graph
 * in one update that is refused as a whole, then the deletion of what left the graph; all in one snapshot. Assets are never
 * deleted: they also serve others.
 */
final class GraphChange {

    private static final Set<String> ASSETS = Set.of("org.eclipse.kura.wire.WireAsset", "org.eclipse.kura.asset");

    private final ConfigurationService configurations;

    GraphChange(ConfigurationService configurations) {
        this.configurations = configurations;
    }

    WireGraphConfiguration describe(Graph graph, Function<Edge, Wire> wires) throws KuraException {
        List<WireComponentConfiguration> components = new ArrayList<>();
        for (Node node : graph.nodes()) {
            ComponentConfiguration configured = configurations.getComponentConfiguration(node.pid());
            components.add(new WireComponentConfiguration(
                    configured == null ? new PlainConfiguration(node.pid(), Map.of()) : configured, properties(node)));
        }
        return new WireGraphConfiguration(
                components,
                graph.edges().stream().map(e -> wire(e, wires.apply(e))).toList());
    }

    private static MultiportWireConfiguration wire(Edge edge, Wire connected) {
        MultiportWireConfiguration wire = new MultiportWireConfiguration(
                edge.emitter(), edge.receiver(), edge.emitterPort(), edge.receiverPort());
        wire.setWire(connected);
        return wire;
    }

    void apply(Graph present, WireGraphConfiguration wanted) throws KuraException {
        if (wanted.getWireComponentConfigurations().stream().anyMatch(c -> c.getConfiguration() == null)) {
            throw new KuraException(
                    KuraErrorCode.CONFIGURATION_ATTRIBUTE_INVALID,
                    GraphRules.problem("component without a configuration", "the pid of each component")
                            .toString());
        }
        Graph next = graph(wanted);
        List<Problem> problems = GraphRules.check(next);
        if (!problems.isEmpty()) {
            throw new KuraException(
                    KuraErrorCode.CONFIGURATION_ATTRIBUTE_INVALID,
                    problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        List<String> leaving = leaving(present, next);
        List<ComponentConfiguration> changes = changes(wanted);
        changes.add(new PlainConfiguration(
                ConfiguredWireGraph.PID, Map.of(ConfiguredWireGraph.GRAPH, GraphWriter.write(next))));
        configurations.updateConfigurations(changes, leaving.isEmpty());
        for (int i = 0; i < leaving.size(); i++) {
            configurations.deleteFactoryConfiguration(leaving.get(i), i == leaving.size() - 1);
        }
    }

    /** What is set for components, old and new ones; a new one is created by its {@code service.factoryPid}. */
    private List<ComponentConfiguration> changes(WireGraphConfiguration wanted) {
        Set<String> known = configurations.getConfigurableComponentPids();
        List<ComponentConfiguration> changes = new ArrayList<>();
        for (WireComponentConfiguration component : wanted.getWireComponentConfigurations()) {
            ComponentConfiguration configuration = component.getConfiguration();
            Map<String, Object> properties = configuration.getConfigurationProperties();
            if (properties == null) {
                continue;
            }
            if (known.contains(configuration.getPid())) {
                changes.add(configuration);
            } else if (properties.containsKey(ConfigurationAdmin.SERVICE_FACTORYPID)) {
                changes.add(new PlainConfiguration(configuration.getPid(), withPorts(component)));
            }
        }
        return changes;
    }

    private List<String> leaving(Graph present, Graph next) throws KuraException {
        Set<String> staying = new HashSet<>();
        next.nodes().forEach(n -> staying.add(n.pid()));
        Set<String> known = configurations.getConfigurableComponentPids();
        List<String> leaving = new ArrayList<>();
        for (Node node : present.nodes()) {
            if (!staying.contains(node.pid()) && known.contains(node.pid()) && isDisposable(node.pid())) {
                leaving.add(node.pid());
            }
        }
        return leaving;
    }

    private boolean isDisposable(String pid) throws KuraException {
        ComponentConfiguration configuration = configurations.getComponentConfiguration(pid);
        Object factory = configuration == null || configuration.getConfigurationProperties() == null
                ? null
                : configuration.getConfigurationProperties().get(ConfigurationAdmin.SERVICE_FACTORYPID);
        return factory != null && !ASSETS.contains(factory.toString());
    }

    private static Map<String, Object> withPorts(WireComponentConfiguration component) {
        Map<String, Object> properties =
                new HashMap<>(component.getConfiguration().getConfigurationProperties());
        Map<String, Object> shown = component.getProperties();
        if (shown.get("inputPortCount") instanceof Number count) {
            properties.put(Constants.RECEIVER_PORT_COUNT_PROP_NAME.value(), count.intValue());
        }
        if (shown.get("outputPortCount") instanceof Number count) {
            properties.put(Constants.EMITTER_PORT_COUNT_PROP_NAME.value(), count.intValue());
        }
        return properties;
    }

    private static Map<String, Object> properties(Node node) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("inputPortCount", node.inputPorts());
        properties.put("outputPortCount", node.outputPorts());
        properties.put("position.x", node.x());
        properties.put("position.y", node.y());
        node.inputNames().forEach((port, name) -> properties.put("inputPortNames." + port, name));
        node.outputNames().forEach((port, name) -> properties.put("outputPortNames." + port, name));
        return properties;
    }

    private static Graph graph(WireGraphConfiguration wanted) {
        return new Graph(
                wanted.getWireComponentConfigurations().stream()
                        .map(c -> node(c.getConfiguration().getPid(), c.getProperties()))
                        .toList(),
                wanted.getWireConfigurations().stream()
                        .map(w -> new Edge(
                                w.getEmitterPid(), w.getEmitterPort(), w.getReceiverPid(), w.getReceiverPort()))
                        .toList());
    }

    private static Node node(String pid, Map<String, Object> properties) {
        return new Node(
                pid,
                number(properties, "inputPortCount").intValue(),
                number(properties, "outputPortCount").intValue(),
                number(properties, "position.x").floatValue(),
                number(properties, "position.y").floatValue(),
                names(properties, "inputPortNames."),
                names(properties, "outputPortNames."));
    }

    private static Number number(Map<String, Object> properties, String key) {
        return properties.get(key) instanceof Number number ? number : 0;
    }

    private static Map<Integer, String> names(Map<String, Object> properties, String prefix) {
        Map<Integer, String> names = new TreeMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(prefix) && key.substring(prefix.length()).matches("\\d{1,4}")) {
                names.put(Integer.valueOf(key.substring(prefix.length())), String.valueOf(value));
            }
        });
        return names;
    }
}
