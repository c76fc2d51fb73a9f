// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMarshallingTest {

    private static final String GRAPH = "{\"components\":["
            + "{\"pid\":\"timer\",\"inputPortCount\":0,\"outputPortCount\":1,\"renderingProperties\":"
            + "{\"position\":{\"x\":-300.0,\"y\":20.5},\"inputPortNames\":{},\"outputPortNames\":{\"0\":\"tick\"}}}],"
            + "\"wires\":[{\"emitter\":\"timer\",\"emitterPort\":0,\"receiver\":\"log\",\"receiverPort\":1}]}";

    private final JsonMarshalling json = new JsonMarshalling();

    @Test
    void payloadsAreSimpleJson() throws KuraException {
        KuraPayload payload = new KuraPayload();
        payload.addMetric("t", 21.5);
        assertThat(json.marshal(payload)).isEqualTo("{\"metrics\":{\"t\":21.5}}");
        assertThat(json.unmarshal("{\"metrics\":{\"t\":21.5}}", KuraPayload.class)
                        .getMetric("t"))
                .isEqualTo(21.5);
        assertThat(json.unmarshal("no JSON", KuraPayload.class).getBody())
                .asString()
                .isEqualTo("no JSON");
    }

    @Test
    void wireGraphsAreWhatKuraStores() throws KuraException {
        WireGraphConfiguration graph = json.unmarshal(GRAPH, WireGraphConfiguration.class);
        assertThat(graph.getWireConfigurations()).containsExactly(new MultiportWireConfiguration("timer", "log", 0, 1));
        assertThat(graph.getWireComponentConfigurations()).singleElement().satisfies(component -> {
            assertThat(component.getConfiguration().getPid()).isEqualTo("timer");
            assertThat(component.getProperties())
                    .isEqualTo(Map.of(
                            "inputPortCount",
                            0,
                            "outputPortCount",
                            1,
                            "position.x",
                            -300f,
                            "position.y",
                            20.5f,
                            "outputPortNames.0",
                            "tick"));
        });
        assertThat(json.marshal(graph)).isEqualTo(GRAPH);
        assertThat(json.unmarshal("{}", WireGraphConfiguration.class).getWireConfigurations())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{} {}",
                "{\"wires\":1}",
                "{\"wires\":[1]}",
                "{\"wires\":[{\"emitter\":\"a\"}]}",
                "{\"wires\":[{\"emitter\":\"a\",\"receiver\":\"b\",\"emitterPort\":\"one\"}]}",
                "{\"components\":[{\"pid\":null}]}",
                "{\"components\":["
            })
    void malformedGraphsAreRefused(String text) {
        assertThatThrownBy(() -> json.unmarshal(text, WireGraphConfiguration.class))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("wire graph");
    }

    @Test
    void otherTypesAreRefusedNamingThem() {
        assertThatThrownBy(() -> json.marshal("text"))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("java.lang.String");
        assertThatThrownBy(() -> json.marshal(null)).isInstanceOf(KuraException.class);
        assertThatThrownBy(() -> json.unmarshal("{}", String.class)).isInstanceOf(KuraException.class);
    }
}
