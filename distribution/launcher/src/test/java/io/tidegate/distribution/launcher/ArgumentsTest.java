// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void foldersAreTakenOutOfTheWords() throws LaunchFault {
        Arguments arguments =
                Arguments.parse(new String[] {"config", "--data", "/d", "get", "--home", "/h/../h", "plc1"});
        assertThat(arguments.home()).isEqualTo(Path.of("/h"));
        assertThat(arguments.data()).isEqualTo(Path.of("/d"));
        assertThat(arguments.words()).containsExactly("config", "get", "plc1");
        assertThat(arguments.verb()).isEqualTo("config");
    }

    @Test
    void missingFolderIsAUsageFault() {
        assertThatThrownBy(() -> Arguments.parse(new String[] {"run", "--data"}))
                .isInstanceOfSatisfying(
                        LaunchFault.class, fault -> assertThat(fault.exit()).isEqualTo(Exit.USAGE))
                .hasMessage("--data needs a folder");
    }
}
