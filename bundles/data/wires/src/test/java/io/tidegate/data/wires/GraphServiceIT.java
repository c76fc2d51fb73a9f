// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireComponentDefinition;
import org.eclipse.kura.wire.graph.WireComponentDefinitionService;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph as an application changes it, with the gateway's own configuration service. */
class GraphServiceIT {

    private WiresFramework framework;
    private Sink sink;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        framework = WiresFramework.configured(folder);
        sink = new Sink("sink");
        sink.register(framework.context());
        AddOn.install(framework);
        WiresFramework.await(() -> configurations().getFactoryComponentPids().contains(Fifo.PID));
    }

    @AfterEach
    void stop() throws Exception {
        framework.close();
    }

    @Test
    void componentsOfAGraphAreMadeWiredShownAndDeleted() throws Exception {
        WireGraphService graph = framework.service(WireGraphService.class);
        WireGraphConfiguration wanted = new WireGraphConfiguration(
                List.of(
                        component(
                                "tick", TickTimer.PID, 0, 1, "simple.interval", 20, "simple.time.unit", "MILLISECONDS"),
                        component("fifo", Fifo.PID, 1, 1, "queue.capacity", 7),
                        component("filter", RegexFilter.PID, 1, 1, "regex.filter", "TIM.*")),
                List.of(
                        new MultiportWireConfiguration("tick", "fifo", 0, 0),
                        new MultiportWireConfiguration("fifo", "filter", 0, 0),
                        new MultiportWireConfiguration("filter", "sink", 0, 0)));
        graph.update(wanted);
        assertThat(sink.nextValues()).containsOnlyKeys("TIMER");
        WiresFramework.await(() -> connected(graph) == 3);

        WireComponentConfiguration fifo =
                graph.get().getWireComponentConfigurations().get(1);
        assertThat(fifo.getConfiguration().getPid()).isEqualTo("fifo");
        assertThat(fifo.getConfiguration().getDefinition().getId()).isEqualTo(Fifo.PID);
        assertThat(fifo.getConfiguration().getConfigurationProperties())
                .containsEntry("queue.capacity", 7)
                .containsEntry("discard.envelopes", false)
                .containsEntry("emitter.port.count", 1);
        assertThat(fifo.getProperties()).containsEntry("position.x", 3f).containsEntry("inputPortCount", 1);

        graph.delete();
        WiresFramework.await(() -> connected(graph) == 0
                && !configurations().getConfigurableComponentPids().contains("fifo"));
        assertThat(graph.get().getWireComponentConfigurations()).isEmpty();
    }

    /** What one component refuses must leave the whole graph as it was. */
    @Test
    void graphWithASettingThatIsRefusedChangesNothing() throws Exception {
        WireGraphService graph = framework.service(WireGraphService.class);

        assertThatThrownBy(() -> graph.update(new WireGraphConfiguration(
                        List.of(
                                component("join", Join.PID, 2, 1),
                                component("filter", RegexFilter.PID, 1, 1, "regex.filter", "(")),
                        List.of(new MultiportWireConfiguration("filter", "join", 0, 1)))))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("regex.filter");
        assertThat(graph.get().getWireComponentConfigurations()).isEmpty();
        assertThat(configurations().getConfigurableComponentPids()).doesNotContain("join", "filter");
    }

    @Test
    void definitionsCarryTheFormsOfTheConfigurationService() throws Exception {
        WireComponentDefinitionService definitions = framework.service(WireComponentDefinitionService.class);
        WiresFramework.await(() -> {
            try {
                return definition(definitions, Join.PID).getComponentOCD() != null;
            } catch (KuraException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(definition(definitions, Join.PID)
                        .getComponentOCD()
                        .getDefinition()
                        .getAD())
                .extracting(ad -> ad.getId())
                .contains("barrier");
        // The add-on brings no form for it.
        assertThat(definition(definitions, "com.example.Condition").getOutputPortNames())
                .isEqualTo(Map.of(0, "then", 1, "else"));
    }

    private static WireComponentDefinition definition(WireComponentDefinitionService definitions, String factoryPid)
            throws KuraException {
        return definitions.getComponentDefinitions().stream()
                .filter(d -> d.getFactoryPid().equals(factoryPid))
                .findFirst()
                .orElseThrow();
    }

    private ConfigurationService configurations() {
        return framework.service(ConfigurationService.class);
    }

    private static long connected(WireGraphService graph) {
        try {
            return graph.get().getWireConfigurations().stream()
                    .filter(w -> w.getWire() != null && w.getWire().isConnected())
                    .count();
        } catch (KuraException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WireComponentConfiguration component(
            String pid, String factoryPid, int inputs, int outputs, Object... keysAndValues) {
        Map<String, Object> properties = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        properties.put("service.factoryPid", factoryPid);
        return new WireComponentConfiguration(
                new PlainConfiguration(pid, properties),
                Map.of("inputPortCount", inputs, "outputPortCount", outputs, "position.x", 3f, "position.y", 4f));
    }
}
