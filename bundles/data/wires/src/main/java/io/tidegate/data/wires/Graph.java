// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.List;

/** The whole wire graph as configured, in the order of its text. */
record Graph(List<Node> nodes, List<Edge> edges) {

    static final Graph EMPTY = new Graph(List.of(), List.of());

    Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }
}
