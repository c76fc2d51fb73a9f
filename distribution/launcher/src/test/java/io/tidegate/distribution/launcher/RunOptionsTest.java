// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunOptionsTest {

    private static final Map<String, String> PROCESS =
            Map.of("TIDEGATE_ENVIRONMENT", "dev", "TIDEGATE_GATEWAY_ID", "gw-1");

    @Test
    void nothingSaidIsLeftToTheConfiguration() throws LaunchFault {
        assertThat(RunOptions.parse(List.of(), name -> null)).isEqualTo(new RunOptions(false, "", ""));
        assertThat(RunOptions.parse(List.of("--demo"), name -> "")).isEqualTo(new RunOptions(true, "", ""));
    }

    @Test
    void optionStandsAboveTheProcessVariable() throws LaunchFault {
        assertThat(RunOptions.parse(List.of(), PROCESS::get)).isEqualTo(new RunOptions(false, "dev", "gw-1"));
        assertThat(RunOptions.parse(List.of("--gateway-id", "Line 7", "--demo", "--environment", "test"), PROCESS::get))
                .isEqualTo(new RunOptions(true, "test", "Line 7"));
    }

    @Test
    void whatCannotBeIsAUsageFaultThatNamesIt() {
        refused(
                "--environment (TIDEGATE_ENVIRONMENT) = '../etc' is not allowed: small letters",
                "--environment",
                "../etc");
        refused("--environment (TIDEGATE_ENVIRONMENT) = 'Test' is not allowed", "--environment", "Test");
        refused("at most 40", "--environment", "e".repeat(41));
        refused("--gateway-id (TIDEGATE_GATEWAY_ID) is not allowed: a text of at most 255", "--gateway-id", "a\nb");
        refused("--gateway-id needs a value", "--gateway-id");
        refused("--environment needs a value", "--environment", "--demo", "--gateway-id", "x");
        refused("run --fast: 'run' knows", "--fast");
    }

    private static void refused(String words, String... options) {
        assertThatThrownBy(() -> RunOptions.parse(List.of(options), name -> null))
                .isInstanceOfSatisfying(
                        LaunchFault.class, fault -> assertThat(fault.exit()).isEqualTo(Exit.USAGE))
                .hasMessageContaining(words);
    }
}
