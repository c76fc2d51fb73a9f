// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppTopicTest {

    /** An account may be empty or have several levels; without ours, one level is assumed. */
    @ParameterizedTest
    @CsvSource({
        "acme/gw/APP/a/b, acme, false, gw, APP, a/b",
        "acme/gw/APP, acme, false, gw, APP, ''",
        "$EDC/acme/gw/APP/GET/x, acme, true, gw, APP, GET/x",
        "gw/APP/a, '', false, gw, APP, a",
        "$EDC/gw/APP/a, '', true, gw, APP, a",
        "acme/north/gw/APP/a, acme/north, false, gw, APP, a",
        "any/gw/APP/a, , false, gw, APP, a",
        "#account-name/#client-id/APP/a, '', false, #client-id, APP, a"
    })
    void isTakenApart(String full, String account, boolean control, String device, String appId, String topic) {
        assertThat(AppTopic.of(full, "$EDC", account)).contains(new AppTopic(control, device, appId, topic));
    }

    @Test
    void tooFewLevelsAreNone() {
        assertThat(AppTopic.of("acme/gw", "$EDC", "acme")).isEmpty();
        assertThat(AppTopic.of("$EDC/acme/gw", "$EDC", "acme")).isEmpty();
        assertThat(AppTopic.of("", "$EDC", "")).isEmpty();
    }
}
