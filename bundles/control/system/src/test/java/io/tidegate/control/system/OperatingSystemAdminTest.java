// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Never with the real commands. */
class OperatingSystemAdminTest {

    @TempDir
    private Path folder;

    private OperatingSystemAdmin admin(String reboot, String sync) {
        return new OperatingSystemAdmin(
                new Machine(folder), List.of("/bin/sh", "-c", reboot), List.of("/bin/sh", "-c", sync));
    }

    @Test
    void commandsAreRun() {
        Path restarted = folder.resolve("restarted");
        Path synced = folder.resolve("synced");
        OperatingSystemAdmin admin = admin("touch " + restarted, "touch " + synced);

        admin.sync();
        assertThat(synced).exists();
        assertThat(restarted).doesNotExist();
        admin.reboot();
        assertThat(restarted).exists();
    }

    @Test
    void refusalOfTheSystemIsTheCallersException() {
        OperatingSystemAdmin admin = admin("echo 'Call to Reboot failed: Access denied' >&2; exit 1", "true");

        assertThatExceptionOfType(KuraRuntimeException.class)
                .isThrownBy(admin::reboot)
                .withMessageContaining("the device can't be restarted")
                .withMessageContaining("code 1")
                .withMessageContaining("Access denied")
                .extracting(KuraRuntimeException::getCode)
                .isEqualTo(KuraErrorCode.OS_COMMAND_ERROR);
    }

    @Test
    void uptimeIsThatOfTheDevice() throws Exception {
        assertThat(admin("true", "true").getUptime()).isEqualTo("UNKNOWN");
        Files.createDirectories(folder.resolve("proc"));
        Files.writeString(folder.resolve("proc/uptime"), "1.50 0.00\n");
        assertThat(admin("true", "true").getUptime()).isEqualTo("1500");
    }

    @Test
    void commandIsHeldByNeitherItsOutputNorItsTime() throws IOException {
        assertThat(Commands.output(Duration.ofSeconds(60), List.of("/bin/sh", "-c", "seq 1 50000")))
                .hasLineCount(50_000);
        assertThatIOException()
                .isThrownBy(() -> Commands.output(Duration.ofMillis(50), List.of("sleep", "600")))
                .withMessageStartingWith("sleep 600 is not done");
        assertThatIOException()
                .isThrownBy(() -> Commands.output(Duration.ofSeconds(60), List.of("/nowhere/at/all")))
                .withMessageContaining("/nowhere/at/all");
    }
}
