// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.graph.Constants;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentDefinition;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.junit.jupiter.api.Test;

class WireTypesTest {

    @Test
    void recordCannotBeChangedFromOutside() {
        Map<String, TypedValue<?>> properties = new HashMap<>();
        properties.put("a", TypedValues.newIntegerValue(1));
        WireRecord record = new WireRecord(properties);

        properties.clear();

        assertThat(record.getProperties()).containsOnlyKeys("a").isUnmodifiable();
    }

    @Test
    void envelopeIsAnOsgiEnvelope() {
        List<WireRecord> records = new ArrayList<>(List.of(new WireRecord(Map.of())));
        WireEnvelope envelope = new WireEnvelope("timer", records);
        records.clear();

        assertThat(envelope.getEmitterPid()).isEqualTo("timer");
        assertThat(envelope.getIdentification()).isEqualTo("timer");
        assertThat(envelope.getScope()).isEqualTo("WireEnvelope");
        assertThat(envelope.getValue()).isSameAs(envelope.getRecords());
        assertThat(envelope.getRecords()).hasSize(1).isUnmodifiable();
    }

    @Test
    void wiresAreComparedByTheirEnds() {
        MultiportWireConfiguration wire = new MultiportWireConfiguration("a", "b", 0, 1);
        MultiportWireConfiguration same = new MultiportWireConfiguration("a", "b", 0, 1);

        assertThat(wire).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(wire).isNotEqualTo(new WireConfiguration("a", "b"));
        assertThat(new WireConfiguration("a", "b")).isNotEqualTo(wire);
        same.setReceiverPort(0);
        assertThat(wire).isNotEqualTo(same);
        assertThat(new WireGraphConfiguration(List.of(), List.of(wire)).getWireConfigurations())
                .containsExactly(wire);
    }

    @Test
    void propertiesHaveTheNamesThatConfigurationsUse() {
        assertThat(Constants.WIRE_EMITTER_PORT_PROP_NAME.value()).isEqualTo("emitter.port");
        assertThat(Constants.WIRE_RECEIVER_PORT_PROP_NAME.value()).isEqualTo("receiver.port");
        assertThat(Constants.RECEIVER_PORT_COUNT_PROP_NAME.value()).isEqualTo("receiver.port.count");
        assertThat(Constants.EMITTER_PORT_COUNT_PROP_NAME.value()).isEqualTo("emitter.port.count");
        assertThat(Constants.fromValue("emitter.kura.service.pid"))
                .isEqualTo(Constants.EMITTER_KURA_SERVICE_PID_PROP_NAME);
        assertThat(Constants.fromValue("receiver.kura.service.pid"))
                .isEqualTo(Constants.RECEIVER_KURA_SERVICE_PID_PROP_NAME);
        assertThatIllegalArgumentException().isThrownBy(() -> Constants.fromValue("x"));
        assertThat(new WireComponentDefinition().getInputPortNames()).isEmpty();
    }
}
