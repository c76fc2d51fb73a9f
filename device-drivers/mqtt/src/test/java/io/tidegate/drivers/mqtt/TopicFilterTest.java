// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {

    @ParameterizedTest
    @CsvSource({
        "a, a, true",
        "a, b, false",
        "a, a/b, false",
        "a/b, a, false",
        "a/b, a/bc, false",
        "a/bc, a/b, false",
        "+, a, true",
        "+, /a, false",
        "+/+, /a, true",
        "/+, /a, true",
        "a/+/c, a/b/c, true",
        "a/+/c, a//c, true",
        "a/+/c, a/b/d, false",
        "a/+, a/b/c, false",
        "a/+, a, false",
        "a/+, a/, true",
        "#, a/b/c, true",
        "a/#, a, true",
        "a/#, a/b/c, true",
        "a/#, ab, false",
        "a/+/#, a/b, true",
        "a/+/#, a, false",
        "#, $SYS/a, false",
        "+/a, $SYS/a, false",
        "$SYS/#, $SYS/a, true",
    })
    void matchesAsTheStandardSays(String filter, String topic, boolean matches) {
        assertThat(TopicFilter.isValid(filter)).isTrue();
        assertThat(new TopicFilter(filter).matches(topic)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a+", "+a/b", "a/#/b", "a#", "#/a", "a/b#", "$share/g/a", "a\0b"})
    void whatIsNoFilterIsKnown(String text) {
        assertThat(TopicFilter.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "a//b", "+", "#", "+/+/#", "größe/°C", "a b"})
    void unusualOnesAreFilters(String text) {
        assertThat(TopicFilter.isValid(text)).isTrue();
    }
}
