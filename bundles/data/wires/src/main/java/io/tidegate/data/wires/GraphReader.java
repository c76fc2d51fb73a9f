// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the JSON of a wire graph: keys in any case, ports and counts 0 when absent, unknown keys skipped. */
final class GraphReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser json;

    private GraphReader(JsonParser json) {
        this.json = json;
    }

    /** @throws GraphFault if the text is not a graph */
    static Graph read(String text) throws GraphFault {
        if (text == null || text.isBlank()) {
            return Graph.EMPTY;
        }
        try (JsonParser json = JSON.createParser(text)) {
            return new GraphReader(json).graph();
        } catch (JsonProcessingException e) {
            throw new GraphFault(place(e.getLocation())
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new GraphFault(String.valueOf(e.getMessage()));
        }
    }

    private Graph graph() throws IOException, GraphFault {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        json.nextToken();
        for (String key = open("an object with components and wires"); key != null; key = next()) {
            switch (key) {
                case "components" -> {
                    startArray(key);
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        nodes.add(node());
                    }
                }
                case "wires" -> {
                    startArray(key);
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        edges.add(edge());
                    }
                }
                default -> skip();
            }
        }
        if (json.nextToken() != null) {
            throw fault("nothing after the graph's closing brace");
        }
        return new Graph(nodes, edges);
    }

    private Node node() throws IOException, GraphFault {
        String pid = null;
        int inputs = 0;
        int outputs = 0;
        Rendering rendering = new Rendering();
        for (String key = open("a component object"); key != null; key = next()) {
            switch (key) {
                case "pid" -> pid = text(key);
                case "inputportcount" -> inputs = whole(key);
                case "outputportcount" -> outputs = whole(key);
                case "renderingproperties" -> {
                    json.nextToken();
                    rendering = rendering();
                }
                default -> skip();
            }
        }
        if (pid == null) {
            throw fault("every component has a pid");
        }
        return new Node(pid, inputs, outputs, rendering.x, rendering.y, rendering.inputNames, rendering.outputNames);
    }

    private Edge edge() throws IOException, GraphFault {
        String emitter = null;
        String receiver = null;
        int emitterPort = 0;
        int receiverPort = 0;
        for (String key = open("a wire object"); key != null; key = next()) {
            switch (key) {
                case "emitter" -> emitter = text(key);
                case "emitterport" -> emitterPort = whole(key);
                case "receiver" -> receiver = text(key);
                case "receiverport" -> receiverPort = whole(key);
                default -> skip();
            }
        }
        if (emitter == null || receiver == null) {
            throw fault("every wire has an emitter and a receiver");
        }
        return new Edge(emitter, emitterPort, receiver, receiverPort);
    }

    private Rendering rendering() throws IOException, GraphFault {
        Rendering result = new Rendering();
        for (String key = open("renderingProperties as an object"); key != null; key = next()) {
            switch (key) {
                case "position" -> {
                    json.nextToken();
                    position(result);
                }
                case "inputportnames" -> names(result.inputNames);
                case "outputportnames" -> names(result.outputNames);
                default -> skip();
            }
        }
        return result;
    }

    private void position(Rendering result) throws IOException, GraphFault {
        for (String key = open("position as an object"); key != null; key = next()) {
            switch (key) {
                case "x" -> result.x = number(key);
                case "y" -> result.y = number(key);
                default -> skip();
            }
        }
    }

    private void names(Map<Integer, String> names) throws IOException, GraphFault {
        json.nextToken();
        for (String key = open("port names as an object"); key != null; key = next()) {
            if (!key.matches("\\d{1,4}")) {
                throw fault("port numbers as keys of port names, not '" + key + "'");
            }
            names.put(Integer.valueOf(key), text(key));
        }
    }

    private String open(String expected) throws IOException, GraphFault {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw fault(expected);
        }
        return next();
    }

    /** The next key of the current object in lower case, or null at its end. */
    private String next() throws IOException {
        return json.nextToken() == JsonToken.FIELD_NAME ? json.currentName().toLowerCase(Locale.ROOT) : null;
    }

    private void startArray(String key) throws IOException, GraphFault {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw fault(key + " as an array");
        }
    }

    private void skip() throws IOException {
        json.nextToken();
        json.skipChildren();
    }

    private String text(String key) throws IOException, GraphFault {
        if (json.nextToken() != JsonToken.VALUE_STRING) {
            throw fault(key + " as a text");
        }
        return json.getText();
    }

    private int whole(String key) throws IOException, GraphFault {
        if (json.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            throw fault(key + " as a whole number");
        }
        return json.getIntValue();
    }

    private float number(String key) throws IOException, GraphFault {
        if (!json.nextToken().isNumeric()) {
            throw fault(key + " as a number");
        }
        return json.getFloatValue();
    }

    private GraphFault fault(String expected) {
        return new GraphFault(place(json.currentTokenLocation()) + "expected " + expected);
    }

    private static String place(JsonLocation at) {
        return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }

    private static final class Rendering {
        float x;
        float y;
        final Map<Integer, String> inputNames = new TreeMap<>();
        final Map<Integer, String> outputNames = new TreeMap<>();
    }
}
