// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;

/** Wire graphs in the JSON that Kura stores them in: {@code {"components":[..],"wires":[..]}}. Thread-safe. */
final class WireGraphJson {

    private static final String INPUTS = "inputPortCount";
    private static final String OUTPUTS = "outputPortCount";
    private static final String INPUT_NAMES = "inputPortNames";
    private static final String OUTPUT_NAMES = "outputPortNames";

    private final JsonFactory json = new JsonFactory();

    /** A component of which only the name is told. */
    private record Named(String pid) implements ComponentConfiguration {
        @Override
        public String getPid() {
            return pid;
        }

        @Override
        public OCD getDefinition() {
            return null;
        }

        @Override
        public Map<String, Object> getConfigurationProperties() {
            return null;
        }
    }

    String write(WireGraphConfiguration graph) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartObject();
            out.writeArrayFieldStart("components");
            for (WireComponentConfiguration component : graph.getWireComponentConfigurations()) {
                write(out, component.getConfiguration().getPid(), component.getProperties());
            }
            out.writeEndArray();
            out.writeArrayFieldStart("wires");
            for (MultiportWireConfiguration wire : graph.getWireConfigurations()) {
                write(out, wire);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return text.toString();
    }

    WireGraphConfiguration read(String text) throws IOException {
        Map<String, Object> document = JsonTree.object(text);
        List<WireComponentConfiguration> components = new ArrayList<>();
        for (Object element : JsonTree.array(document.get("components"))) {
            Map<String, Object> component = JsonTree.object(element);
            components.add(
                    new WireComponentConfiguration(new Named(required(component, "pid")), readProperties(component)));
        }
        List<MultiportWireConfiguration> wires = new ArrayList<>();
        for (Object element : JsonTree.array(document.get("wires"))) {
            Map<String, Object> wire = JsonTree.object(element);
            wires.add(new MultiportWireConfiguration(
                    required(wire, "emitter"),
                    required(wire, "receiver"),
                    count(wire.get("emitterPort"), 0),
                    count(wire.get("receiverPort"), 0)));
        }
        return new WireGraphConfiguration(components, wires);
    }

    private static void write(JsonGenerator out, MultiportWireConfiguration wire) throws IOException {
        out.writeStartObject();
        out.writeStringField("emitter", wire.getEmitterPid());
        out.writeNumberField("emitterPort", wire.getEmitterPort());
        out.writeStringField("receiver", wire.getReceiverPid());
        out.writeNumberField("receiverPort", wire.getReceiverPort());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, String pid, Map<String, Object> properties) throws IOException {
        out.writeStartObject();
        out.writeStringField("pid", pid);
        out.writeNumberField(INPUTS, count(properties.get(INPUTS), 0));
        out.writeNumberField(OUTPUTS, count(properties.get(OUTPUTS), 0));
        out.writeObjectFieldStart("renderingProperties");
        out.writeObjectFieldStart("position");
        out.writeNumberField("x", coordinate(properties.get("position.x")));
        out.writeNumberField("y", coordinate(properties.get("position.y")));
        out.writeEndObject();
        writeNames(out, INPUT_NAMES, properties);
        writeNames(out, OUTPUT_NAMES, properties);
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void writeNames(JsonGenerator out, String kind, Map<String, Object> properties) throws IOException {
        out.writeObjectFieldStart(kind);
        for (Map.Entry<String, Object> property : new TreeMap<>(properties).entrySet()) {
            if (property.getKey().startsWith(kind + ".")) {
                out.writeStringField(
                        property.getKey().substring(kind.length() + 1), String.valueOf(property.getValue()));
            }
        }
        out.writeEndObject();
    }

    private static Map<String, Object> readProperties(Map<String, Object> component) throws IOException {
        Map<String, Object> properties = new HashMap<>();
        properties.put(INPUTS, count(component.get(INPUTS), 0));
        properties.put(OUTPUTS, count(component.get(OUTPUTS), 0));
        Map<String, Object> rendering = objectOrEmpty(component.get("renderingProperties"));
        Map<String, Object> position = objectOrEmpty(rendering.get("position"));
        properties.put("position.x", coordinate(position.get("x")));
        properties.put("position.y", coordinate(position.get("y")));
        for (String kind : List.of(INPUT_NAMES, OUTPUT_NAMES)) {
            objectOrEmpty(rendering.get(kind)).forEach((port, name) -> properties.put(kind + "." + port, name));
        }
        return properties;
    }

    private static Map<String, Object> objectOrEmpty(Object value) throws IOException {
        return value == null ? Map.of() : JsonTree.object(value);
    }

    private static String required(Map<String, Object> object, String key) throws IOException {
        if (object.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IOException(key + " is missing in " + object);
    }

    private static int count(Object value, int fallback) throws IOException {
        if (value != null && !(value instanceof Number)) {
            throw new IOException("'" + value + "' is no number");
        }
        return value instanceof Number number ? number.intValue() : fallback;
    }

    private static float coordinate(Object value) {
        return value instanceof Number number ? number.floatValue() : 0;
    }
}
