// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyTest {

    private final Property<Integer> port = new Property<>("port", 502);
    private final Property<String> host = new Property<>("host", String.class);

    @Test
    void valueIsTaken() {
        assertThat(port.get(Map.of("port", 503))).isEqualTo(503);
        assertThat(host.get(Map.of("host", "plc"))).isEqualTo("plc");
        assertThat(host.getOptional(Map.of("host", "plc"))).contains("plc");
    }

    /** A snapshot of old may hold another type: that is as if there was none. */
    @Test
    void noValueOrOneOfAnotherTypeIsTheDefault() {
        assertThat(port.get(Map.of())).isEqualTo(502);
        assertThat(port.get(Map.of("port", "503"))).isEqualTo(502);
        assertThat(port.getOptional(Map.of("port", "503"))).isEmpty();
    }

    @Test
    void withoutADefaultThereMustBeAValue() {
        assertThat(host.getOptional(Map.of())).isEmpty();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> host.get(Map.of("host", 1)))
                .withMessage("property host has no value of type String and no default");
        assertThatNullPointerException()
                .isThrownBy(() -> new Property<>("name", (String) null))
                .withMessageContaining("name");
    }
}
