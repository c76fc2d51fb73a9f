// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.configuration.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphTextTest {

    private static final String TEXT =
            "{\"components\":[{\"pid\":\"t1\",\"inputPortCount\":0,\"outputPortCount\":1,\"renderingProperties\":"
                    + "{\"position\":{\"x\":10.0,\"y\":20.0},\"inputPortNames\":{},\"outputPortNames\":{\"0\":\"out\"}}}],"
                    + "\"wires\":[{\"emitter\":\"t1\",\"emitterPort\":0,\"receiver\":\"log\",\"receiverPort\":0}]}";

    @Test
    void textComesBackAsItWas() throws Exception {
        Graph graph = GraphReader.read(TEXT);

        assertThat(graph.nodes()).containsExactly(new Node("t1", 0, 1, 10, 20, Map.of(), Map.of(0, "out")));
        assertThat(graph.edges()).containsExactly(new Edge("t1", 0, "log", 0));
        assertThat(GraphWriter.write(graph)).isEqualTo(TEXT);
    }

    /** Graphs of other tools write keys in other case, leave ports out and add what only their drawing needs. */
    @Test
    void keysInAnyCaseDefaultsAndUnknownKeysAreRead() throws Exception {
        Graph graph = GraphReader.read(
                "{\"Components\":[{\"PID\":\"a\",\"color\":{\"r\":[1]},\"RenderingProperties\":"
                        + "{\"rotation\":0}}],\"WIRES\":[{\"Emitter\":\"a\",\"Receiver\":\"b\",\"receiverport\":2}],\"x\":null}");

        assertThat(graph.nodes()).containsExactly(new Node("a", 0, 0, 0, 0, Map.of(), Map.of()));
        assertThat(graph.edges()).containsExactly(new Edge("a", 0, "b", 2));
        assertThat(GraphReader.read("")).isEqualTo(Graph.EMPTY);
    }

    @Test
    void faultNamesItsPlace() {
        assertThatThrownBy(() -> GraphReader.read("{\"wires\":\n [{\"emitter\":1}]}"))
                .isInstanceOf(GraphFault.class)
                .hasMessage("line 2, column 14: expected emitter as a text");
        assertThatThrownBy(() -> GraphReader.read("{\"wires\":[}"))
                .isInstanceOf(GraphFault.class)
                .hasMessageStartingWith("line 1, column 1");
        assertThatThrownBy(() -> GraphReader.read("[]"))
                .isInstanceOf(GraphFault.class)
                .hasMessageContaining("an object with components and wires");
        assertThatThrownBy(() -> GraphReader.read("{\"wires\":[{\"emitter\":\"a\"}]}"))
                .isInstanceOf(GraphFault.class)
                .hasMessageContaining("every wire has an emitter and a receiver");
    }

    @Test
    void whatCanNeverWorkIsRefused() throws Exception {
        assertThat(problems("{\"components\":[{\"pid\":\"a\"},{\"pid\":\"a\"},{\"pid\":\"b\",\"inputPortCount\":-1}]}"))
                .containsExactly("each component once", "port counts from 0 on");
        assertThat(problems("{\"wires\":[{\"emitter\":\"a\",\"receiver\":\"a\"}]}"))
                .containsExactly("a wire between two different components");
        assertThat(problems("{\"wires\":[{\"emitter\":\"a\",\"emitterPort\":-1,\"receiver\":\"b\"}]}"))
                .containsExactly("port numbers from 0 on");
        assertThat(problems(
                        "{\"wires\":[{\"emitter\":\"a\",\"receiver\":\"b\"},{\"emitter\":\"a\",\"receiver\":\"b\"}]}"))
                .containsExactly("each wire once");
    }

    /** Delivery is synchronous: what comes back to its emitter would never end. */
    @Test
    void cycleIsRefusedWithItsPath() throws Exception {
        Graph graph = GraphReader.read("{\"wires\":[{\"emitter\":\"a\",\"receiver\":\"b\"},"
                + "{\"emitter\":\"b\",\"receiver\":\"c\"},{\"emitter\":\"c\",\"receiver\":\"a\"}]}");

        List<Problem> problems = GraphRules.check(graph);

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).value()).isEqualTo("a -> b -> c -> a");
        assertThat(problems.get(0).allowed()).isEqualTo("a graph without cycles");
    }

    /** Two ways to one receiver are no cycle. */
    @Test
    void diamondIsAllowed() throws Exception {
        assertThat(problems("{\"wires\":[{\"emitter\":\"a\",\"receiver\":\"b\"},{\"emitter\":\"a\",\"receiver\":\"c\"},"
                        + "{\"emitter\":\"b\",\"receiver\":\"d\"},{\"emitter\":\"c\",\"receiver\":\"d\"}]}"))
                .isEmpty();
    }

    private static List<String> problems(String text) throws GraphFault {
        return GraphRules.check(GraphReader.read(text)).stream()
                .map(Problem::allowed)
                .toList();
    }
}
