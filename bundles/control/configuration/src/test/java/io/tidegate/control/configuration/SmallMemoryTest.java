// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document must not be able to take the gateway's memory, which ends it: 50 MB for each reader in a Java of 64 MB. */
@Tag("slow")
class SmallMemoryTest {

    @TempDir
    Path folder;

    @Test
    void largeDocumentsAreReadOrRefused() throws Exception {
        Path said = folder.resolve("said");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Dtidegate.long=" + Boolean.getBoolean("tidegate.long"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallMemory.class.getName(),
                        folder.toString())
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try {
            assertThat(java.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            java.destroyForcibly();
        }

        List<String> lines = Files.readAllLines(said);
        assertThat(java.exitValue()).as(String.join("\n", lines)).isZero();
        assertThat(lines).hasSizeGreaterThan(60).allMatch(line -> line.matches(".* bytes: (read|refused: .+)"));
        assertThat(lines.stream().filter(line -> line.matches(".*, 52428\\d{3} bytes: .*")))
                .as("documents of 50 MB")
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.contains("refused: ") && line.contains("are allowed"));
        assertThat(lines)
                .as("what has the size that is allowed")
                .filteredOn(line -> line.endsWith(": read"))
                .hasSizeGreaterThan(20);
        System.out.println("REPEATS: large documents in 64 MB: " + lines.size() + ", taken: "
                + lines.stream().filter(line -> line.endsWith(": read")).count() + ", out of memory: 0");
    }
}
