// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.lib.io.DurableFiles;
import io.tidegate.lib.powercut.CutDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code secrets.json}: after a cut of the power at any operation it is what it was, or what it was to be. */
class SecretsPowerCutTest {

    @TempDir
    Path data;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Secrets secrets = FakeCrypto.secrets();
    private int changes;

    @Test
    void secretsAreOldOrNew() throws Exception {
        try (CutDisk disk = CutDisk.insert(data, random)) {
            SortedMap<String, String> kept = new TreeMap<>();
            for (int cut = 1; cut <= CutDisk.CUTS; cut++) {
                disk.cutAfter(random.nextInt(25));
                SortedMap<String, String> tried = kept;
                try {
                    while (true) {
                        tried = new TreeMap<>(kept);
                        change(tried);
                        kept = tried;
                        changes++;
                    }
                } catch (IOException e) {
                    assertThat(disk.isCut()).as(e.toString()).isTrue();
                }
                disk.restart();
                assertThat(found()).as("cut %s, seed %s", cut, seed).isIn(kept, tried);
                kept = found();
            }
        }
        assertThat(changes).isPositive();
        System.out.println(
                "REPEATS: power cuts of the secrets: " + CutDisk.CUTS + ", changes: " + changes + ", lost or half: 0");
    }

    /** A disk that takes no more keeps no secret from who needs it: what can be read is given out. */
    @Test
    void secretThatCantBeEncryptedInPlaceIsGivenOutAllTheSame() throws Exception {
        Path keys = Files.createDirectories(data.resolve("keys"));
        Files.writeString(keys.resolve("secrets.json"), "{\"broker\": \"top\"}");
        try (CutDisk disk = CutDisk.insert(data, random)) {
            disk.cutAfter(0);

            assertThat(file().lookUp("broker")).isEqualTo("top");
        }
        assertThat(file().lookUp("broker")).isEqualTo("top");
        assertThat(Files.readString(keys.resolve("secrets.json"))).doesNotContain("top");
    }

    private void change(SortedMap<String, String> tried) throws Exception {
        String name = "s" + random.nextInt(5);
        String text = "x".repeat(1 + random.nextInt(2000));
        if (!tried.isEmpty() && random.nextInt(5) == 0) {
            String gone = tried.firstKey();
            tried.remove(gone);
            file().remove(gone);
        } else if (random.nextInt(5) == 0) {
            // By hand, in clear; encrypted in place when it is read.
            tried.clear();
            tried.put(name, text);
            byte[] document = ("{\"" + name + "\": \"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
            DurableFiles.write(data.resolve("keys/secrets.json"), document);
            file().all();
        } else {
            tried.put(name, text);
            file().put(name, text);
        }
    }

    private SortedMap<String, String> found() throws Exception {
        SortedMap<String, String> found = new TreeMap<>();
        for (Map.Entry<String, Encrypted> entry : file().all().entrySet()) {
            found.put(entry.getKey(), secrets.open(entry.getValue()));
        }
        return found;
    }

    private SecretsFile file() {
        return new SecretsFile(data.resolve("keys/secrets.json"), secrets);
    }
}
