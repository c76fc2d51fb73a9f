// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseResultMask;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;

/** The variables below a node. */
final class Subtree {

    private static final int MOST = 10_000;

    private record Place(NodeId node, String path) {}

    private final Connection connection;
    private final Server server;

    Subtree(Connection connection, Server server) {
        this.connection = connection;
        this.server = server;
    }

    /**
     * Each variable with the name of its values: the browse names from the node down, or its node id.
     *
     * @throws SubtreeException if there is no such node, or too much below it
     */
    Map<NodeId, String> variables(NodeId top) throws Exception {
        Map<NodeId, String> found = new LinkedHashMap<>();
        Set<NodeId> seen = new HashSet<>(Set.of(top));
        Deque<Place> open = new ArrayDeque<>(List.of(new Place(top, "")));
        while (!open.isEmpty()) {
            Place place = open.removeFirst();
            for (ReferenceDescription reference : below(place.node())) {
                NodeId node = reference
                        .getNodeId()
                        .toNodeId(connection.client().getNamespaceTable())
                        .orElse(null);
                if (node == null || !seen.add(node)) {
                    continue;
                }
                String path = place.path() + "/" + reference.getBrowseName().name();
                open.add(new Place(node, path));
                if (reference.getNodeClass() == NodeClass.Variable) {
                    found.put(node, server.namesByNodeId() ? node.toParseableString() : path);
                }
                if (seen.size() > MOST) {
                    throw new SubtreeException("more than " + MOST + " nodes are below " + top.toParseableString()
                            + "; choose a lower one");
                }
            }
        }
        return found;
    }

    private List<ReferenceDescription> below(NodeId node) throws Exception {
        BrowseDescription question = new BrowseDescription(
                node,
                BrowseDirection.Forward,
                NodeIds.HierarchicalReferences,
                true,
                uint(NodeClass.Object.getValue() | NodeClass.Variable.getValue()),
                uint(BrowseResultMask.All.getValue()));
        List<ReferenceDescription> found = new ArrayList<>();
        BrowseResult result = connection.call(client -> client.browseAsync(question));
        while (true) {
            if (result.getStatusCode().isBad()) {
                throw new SubtreeException(node.toParseableString() + ": " + Reasons.of(result.getStatusCode()));
            }
            if (result.getReferences() != null) {
                found.addAll(Arrays.asList(result.getReferences()));
            }
            var rest = result.getContinuationPoint();
            if (rest == null || rest.isNullOrEmpty()) {
                return found;
            }
            result = connection.call(client -> client.browseNextAsync(false, List.of(rest)))
                    .getResults()[0];
        }
    }
}
