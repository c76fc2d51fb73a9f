// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.api.configuration.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a graph may be, judged by its text alone. A cycle is refused because delivery is one synchronous call chain, in
 * which a cycle never ends; whether a component or port exists is not judged here, for it may come later.
 */
final class GraphRules {

    private GraphRules() {}

    static List<Problem> check(Graph graph) {
        List<Problem> problems = new ArrayList<>();
        nodes(graph, problems);
        edges(graph, problems);
        if (problems.isEmpty()) {
            cycle(graph).ifPresent(path -> problems.add(problem(path, "a graph without cycles")));
        }
        return problems;
    }

    static Problem problem(String value, String allowed) {
        return new Problem(ConfiguredWireGraph.PID, ConfiguredWireGraph.GRAPH, value, allowed);
    }

    private static void nodes(Graph graph, List<Problem> problems) {
        Set<String> pids = new HashSet<>();
        for (Node node : graph.nodes()) {
            if (node.pid().isBlank()) {
                problems.add(problem("component ''", "the name of a component"));
            } else if (!pids.add(node.pid())) {
                problems.add(problem("component " + node.pid(), "each component once"));
            }
            if (node.inputPorts() < 0 || node.outputPorts() < 0) {
                problems.add(problem(
                        "component " + node.pid() + " with " + node.inputPorts() + " inputs, " + node.outputPorts()
                                + " outputs",
                        "port counts from 0 on"));
            }
        }
    }

    private static void edges(Graph graph, List<Problem> problems) {
        Set<Edge> edges = new HashSet<>();
        for (Edge edge : graph.edges()) {
            if (edge.emitter().isBlank() || edge.receiver().isBlank()) {
                problems.add(problem("wire " + edge, "the names of an emitter and a receiver"));
            } else if (edge.emitter().equals(edge.receiver())) {
                problems.add(problem("wire " + edge, "a wire between two different components"));
            }
            if (edge.emitterPort() < 0 || edge.receiverPort() < 0) {
                problems.add(problem("wire " + edge, "port numbers from 0 on"));
            }
            if (!edges.add(edge)) {
                problems.add(problem("wire " + edge, "each wire once"));
            }
        }
    }

    private static Optional<String> cycle(Graph graph) {
        Map<String, List<String>> next = new HashMap<>();
        graph.edges().forEach(e -> next.computeIfAbsent(e.emitter(), k -> new ArrayList<>())
                .add(e.receiver()));
        Set<String> done = new HashSet<>();
        for (String start : next.keySet()) {
            Optional<String> found = cycle(start, next, new LinkedHashSet<>(), done);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> cycle(
            String at, Map<String, List<String>> next, Set<String> path, Set<String> done) {
        if (!path.add(at)) {
            List<String> names = new ArrayList<>(path);
            return Optional.of(String.join(" -> ", names.subList(names.indexOf(at), names.size())) + " -> " + at);
        }
        if (!done.contains(at)) {
            for (String to : next.getOrDefault(at, List.of())) {
                Optional<String> found = cycle(to, next, path, done);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        path.remove(at);
        done.add(at);
        return Optional.empty();
    }
}
