// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Desired;
import io.tidegate.lib.running.RunningSet.Entry;
import io.tidegate.lib.running.RunningSet.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSetTest {

    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    private Path data;

    private static Entry entry(String bsn) {
        return new Entry(bsn, "1.0.0", DIGEST, Slot.B, "", 40, "operator", Desired.STOPPED);
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        RunningSet set = new RunningSet(3, List.of(entry("a"), entry("b")));
        set.write(data);
        assertThat(RunningSet.read(data)).contains(set);
        assertThat(data.resolve("deploy").toFile().list())
                .as("nothing is left beside it")
                .containsExactly("running.json");
    }

    @Test
    void replacingKeepsTheOrderAndCountsTheGeneration() {
        RunningSet set = new RunningSet(1, List.of(entry("a"), entry("b")))
                .with(entry("a"))
                .without("b");
        assertThat(set.generation()).isEqualTo(3);
        assertThat(set.bundles()).extracting(Entry::bsn).containsExactly("a");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        assertThat(RunningSet.read(data)).isEmpty();
        Files.createDirectories(data.resolve("deploy"));
        for (String damaged : List.of("", "{\"format\":1,\"bundles\":[{\"bsn\"", "{\"format\":9}", "[]")) {
            Files.writeString(RunningSet.file(data), damaged);
            assertThatThrownBy(() -> RunningSet.read(data)).as(damaged).hasMessageContaining("running.json");
        }
    }
}
