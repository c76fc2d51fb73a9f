// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.data.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MqttTopicUtilTest {

    @ParameterizedTest
    @CsvSource({
        "a/b,a/b",
        "a/+,a/b",
        "+/b,a/b",
        "+/+,/a",
        "a/+,a/",
        "/+,/a",
        "a/+/c,a//c",
        "#,a/b",
        "a/#,a",
        "a/#,a/b/c",
        "a/+/#,a/b",
        "+,a",
        "$SYS/#,$SYS/a"
    })
    void filterLetsThrough(String filter, String topic) {
        assertThat(MqttTopicUtil.isMatched(filter, topic)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"a,A", "a/b,a", "a,a/b", "a/+,a", "a/+,a/b/c", "+,/a", "a/#,ab", "a/+/#,a"})
    void filterHoldsBack(String filter, String topic) {
        assertThat(MqttTopicUtil.isMatched(filter, topic)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "+", "a/#", "+/+/#", "/", "a b"})
    void filtersAreGood(String filter) {
        assertThatCode(() -> MqttTopicUtil.validate(filter, true)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a#", "a/#/b", "#/#", "##", "a+", "a/+b", "a\0b"})
    void otherFiltersAreRefused(String filter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MqttTopicUtil.validate(filter, true))
                .withMessageContaining("'" + filter + "'");
    }

    @Test
    void topicHasNoWildcardsAndNotTooManyBytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> MqttTopicUtil.validate("a/+", false));
        assertThatIllegalArgumentException().isThrownBy(() -> MqttTopicUtil.isMatched("#", "a/#"));
        assertThatIllegalArgumentException().isThrownBy(() -> MqttTopicUtil.validate("\u00e9".repeat(32_768), false));
        assertThatCode(() -> MqttTopicUtil.validate("e".repeat(65_535), false)).doesNotThrowAnyException();
    }
}
