// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What a group written in YAML must look like from outside: a list, each entry of one kind, at least one of them a route. */
final class YamlShape {

    private static final List<String> ROUTES = List.of("route", "from");
    /** Valid for all routes of the text. Beans, templates and REST would reach into other groups, so they are none. */
    private static final List<String> SHARED = List.of(
            "errorHandler", "onException", "onCompletion", "intercept", "interceptFrom", "interceptSendToEndpoint");

    private YamlShape() {}

    /** Checks the text. @return the entries that are no routes */
    static String check(String text) throws TextFault {
        Node root = compose(text).orElseThrow(() -> new TextFault("no route"));
        if (!(root instanceof SequenceNode list)) {
            throw fault(root, "a list is needed, each entry beginning with '- route:' or '- from:'");
        }
        boolean route = false;
        StringBuilder shared = new StringBuilder();
        for (Node entry : list.getValue()) {
            String kind = kind(entry);
            route |= ROUTES.contains(kind);
            if (SHARED.contains(kind)) {
                shared.append(source(text, entry));
            } else if (!ROUTES.contains(kind)) {
                throw fault(entry, "'" + kind + "' is none of " + ROUTES + " or " + SHARED);
            }
        }
        if (!route) {
            throw new TextFault("no route");
        }
        return shared.toString();
    }

    private static Optional<Node> compose(String text) throws TextFault {
        try {
            return new Compose(
                            LoadSettings.builder().setAllowDuplicateKeys(false).build())
                    .composeString(text);
        } catch (MarkedYamlEngineException e) {
            if (e.getProblemMark().isEmpty()) {
                throw new TextFault(Lines.first(e));
            }
            throw new TextFault(
                    e.getProblemMark().get().getLine() + 1,
                    e.getProblemMark().get().getColumn() + 1,
                    e.getProblem());
        } catch (YamlEngineException e) {
            throw new TextFault(Lines.first(e));
        }
    }

    private static String kind(Node entry) throws TextFault {
        if (entry instanceof MappingNode map
                && map.getValue().size() == 1
                && map.getValue().get(0).getKeyNode() instanceof ScalarNode key) {
            return key.getValue();
        }
        throw fault(entry, "an entry has one key, like '- route:'");
    }

    private static String source(String text, Node entry) {
        int[] points = text.codePoints().toArray();
        int begin = entry.getStartMark().orElseThrow().getIndex();
        int end = Math.min(points.length, entry.getEndMark().orElseThrow().getIndex());
        return new String(points, begin, Math.max(0, end - begin));
    }

    private static TextFault fault(Node node, String message) {
        return node.getStartMark()
                .map(mark -> new TextFault(mark.getLine() + 1, mark.getColumn() + 1, message))
                .orElseGet(() -> new TextFault(message));
    }
}
