// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes the JSON of a wire graph with all its keys. */
final class GraphWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private GraphWriter() {}

    static String write(Graph graph) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("components");
            for (Node node : graph.nodes()) {
                node(json, node);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("wires");
            for (Edge edge : graph.edges()) {
                json.writeStartObject();
                json.writeStringField("emitter", edge.emitter());
                json.writeNumberField("emitterPort", edge.emitterPort());
                json.writeStringField("receiver", edge.receiver());
                json.writeNumberField("receiverPort", edge.receiverPort());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void node(JsonGenerator json, Node node) throws IOException {
        json.writeStartObject();
        json.writeStringField("pid", node.pid());
        json.writeNumberField("inputPortCount", node.inputPorts());
        json.writeNumberField("outputPortCount", node.outputPorts());
        json.writeObjectFieldStart("renderingProperties");
        json.writeObjectFieldStart("position");
        json.writeNumberField("x", node.x());
        json.writeNumberField("y", node.y());
        json.writeEndObject();
        names(json, "inputPortNames", node.inputNames());
        names(json, "outputPortNames", node.outputNames());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void names(JsonGenerator json, String key, Map<Integer, String> names) throws IOException {
        json.writeObjectFieldStart(key);
        for (Map.Entry<Integer, String> name : names.entrySet()) {
            json.writeStringField(name.getKey().toString(), name.getValue());
        }
        json.writeEndObject();
    }
}
