// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static Settings with(String key, Object value) {
        return Settings.of(Map.of("kura.service.pid", "plc1", key, value));
    }

    @Test
    void aFaultNamesComponentKeyValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> with("port", 70000).integer("port", 502, 1, 65535))
                .isInstanceOf(SettingFault.class)
                .hasMessage("plc1: port = '70000' is not allowed: a whole number from 1 to 65535");
    }

    @Test
    void numbersComeAsNumbersOrAsText() {
        assertThat(with("n", "12").integer("n", 0, 0, 99)).isEqualTo(12);
        assertThat(with("n", 12L).integer("n", 0, 0, 99)).isEqualTo(12);
        assertThat(with("n", "1.5").decimal("n", 0, 0, 2)).isEqualTo(1.5);
        assertThat(with("other", 1).integer("n", 7, 0, 99)).isEqualTo(7);
    }

    @Test
    void halfNumbersAndNonsenseAreRefused() {
        assertThatThrownBy(() -> with("n", 1.5).integer("n", 0, 0, 99)).isInstanceOf(SettingFault.class);
        assertThatThrownBy(() -> with("n", "NaN").decimal("n", 0, 0, 2)).isInstanceOf(SettingFault.class);
        assertThatThrownBy(() -> with("on", "yes").flag("on", false)).hasMessageContaining("true or false");
        assertThatThrownBy(() -> with("unit", "DAYZ").choice("unit", TimeUnit.class, TimeUnit.DAYS))
                .hasMessageContaining("MILLISECONDS");
    }

    @Test
    void urlsNeedAKnownSchemeAndAHost() {
        assertThat(with("url", "mqtt://h:1883").uri("url", "", List.of("mqtt")).getPort())
                .isEqualTo(1883);
        for (String bad : List.of("mqtt:/h", "http://h:1", "mqtt://h:99999", "mqtt://:1", "not a url")) {
            assertThatThrownBy(() -> with("url", bad).uri("url", "", List.of("mqtt")))
                    .as(bad)
                    .hasMessageContaining("mqtt://host:port");
        }
    }

    /** The line goes to the log and to the audit trail. */
    @Test
    void userAndPasswordOfAUrlAreNotQuoted() {
        for (String bad : List.of("http://me:hush@h:1", "mqtt://hush@h:0", "mqtt://me:hush@h h")) {
            assertThatThrownBy(() -> with("url", bad).uri("url", "", List.of("mqtt")))
                    .as(bad)
                    .message()
                    .contains("//...@")
                    .doesNotContain("hush");
        }
    }
}
