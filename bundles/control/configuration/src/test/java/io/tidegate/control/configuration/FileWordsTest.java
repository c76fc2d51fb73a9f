// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileWordsTest {

    private static final Path HERE = Path.of("/home/anna");

    @Test
    void filesBeginWhereTheCallerIs() {
        assertThat(absolute("apply", "plant.json")).containsExactly("/home/anna/plant.json");
        assertThat(absolute("apply", "../plant.json")).containsExactly("/home/plant.json");
        assertThat(absolute("apply", "/etc/plant.json")).containsExactly("/etc/plant.json");
    }

    @Test
    void keyFilesAreFilesAndOtherValuesOfOptionsAreNot() {
        assertThat(absolute("import", "s.xml", "--key-file", "k", "--without", "pump", "--key", "abc", "--dry-run"))
                .containsExactly(
                        "/home/anna/s.xml",
                        "--key-file",
                        "/home/anna/k",
                        "--without",
                        "pump",
                        "--key",
                        "abc",
                        "--dry-run");
        assertThat(absolute("export", "--key-file=k", "new.json"))
                .containsExactly("--key-file=/home/anna/k", "/home/anna/new.json");
    }

    @Test
    void wordsOfOtherVerbsAreNoFiles() {
        assertThat(absolute("set", "pump", "speed=1")).containsExactly("pump", "speed=1");
    }

    private static List<String> absolute(String verb, String... words) {
        return FileWords.absolute(verb, List.of(words), HERE);
    }
}
