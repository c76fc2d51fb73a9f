// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonResourcesTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("line3.json");
    }

    @Test
    void keysCarryTheirTypesAndNullRemoves() throws Exception {
        Files.writeString(file, "{\"f~plc1\": {\"port:Integer\": \"5\", \"on\": true, \"old\": null}}");

        JsonResources.Entry plc1 = JsonResources.read(file).get("plc1");

        assertThat(plc1.factoryPid()).isEqualTo("f");
        assertThat(plc1.properties())
                .containsEntry("port", 5)
                .containsEntry("on", true)
                .containsEntry("old", null);
    }

    @Test
    void whatBreaksTheFormIsNamedWithItsLine() throws Exception {
        assertRefused("{\n\"plc1\": {\n\"k\" 5}}", "line3.json: line 3, column 5: ");
        assertRefused("{\n\"plc1\": {\n\"k\": {}}}", "line3.json: line 3, column 6: expected a text, number");
        assertRefused("{\n\"plc1\": {}, \"plc1\": {}}", "line3.json: line 2, column 19: ");
    }

    /** Once held, it would make every later snapshot fail. */
    @Test
    void characterThatNoSnapshotCanHoldIsRefused() throws Exception {
        assertRefused("{\"plc1\": {\"k\": \"a\\u0001\"}}", "line 1, column 16: plc1: k holds the character U+0001");
        assertRefused("{\"plc\\u0000\": {}}", "line 1, column 2: holds the character U+0000");
    }

    /** The gateway ends when its memory does; a file must not be able to. */
    @Test
    void hugeFileIsRefusedUnread() throws Exception {
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(Limits.DOCUMENT_BYTES + 1);
        }

        assertThatThrownBy(() -> JsonResources.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line3.json: has ")
                .hasMessageContaining(" bytes, at most ");
    }

    private void assertRefused(String text, String message) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> JsonResources.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }
}
