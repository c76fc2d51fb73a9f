// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.lib.io.DurableFiles;
import io.tidegate.lib.powercut.CutDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The replacement of the key over all files that it goes through: after a cut of the power at any operation every secret
 * opens, and when what was cut off is ended, nothing on the disk opens with an older key.
 */
@Tag("slow")
class RekeyPowerCutTest {

    private static final String KEY_STORE = "/a/https.ks";

    @TempDir
    Path data;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final TreeSet<String> keys = new TreeSet<>();
    private String password = "p0";
    private String tried = "p0";
    private int rekeyed;
    private int cutOff;

    /** What is cut off between begin and finish is gone on with at the next start, and may be cut off again. */
    @Test
    void everySecretOpensAndNothingIsLeftUnderAnOlderKey() throws Exception {
        Files.createDirectories(data.resolve("config"));
        try (CutDisk disk = CutDisk.insert(data, random)) {
            new Parts().change("p0");
            for (int cut = 1; cut <= CutDisk.CUTS; cut++) {
                work(disk, cut);
                disk.restart();
                String when = "cut " + cut + ", seed " + seed;
                Parts parts = new Parts();
                opens(parts, when);
                cutOff += parts.crypto.keys().pending() ? 1 : 0;
                if (cut % 3 > 0) {
                    parts.end();
                    opens(new Parts(), when);
                    nothingOfAnOlderKey(when);
                }
            }
        }
        assertThat(rekeyed).as("replacements that were ended, seed %s", seed).isPositive();
        assertThat(cutOff).as("replacements that were cut off, seed %s", seed).isPositive();
        System.out.println("REPEATS: power cuts of the key's replacement: " + CutDisk.CUTS + ", replaced: " + rekeyed
                + ", cut off and gone on with: " + cutOff + ", secrets lost: 0");
    }

    private void work(CutDisk disk, int cut) throws Exception {
        Parts parts = new Parts();
        disk.cutAfter(random.nextInt(100));
        try {
            while (true) {
                tried = "p" + cut + "-" + random.nextInt();
                parts.change(tried);
                password = tried;
                parts.crypto.keys().begin();
                parts.end();
                rekeyed++;
            }
        } catch (IOException | KuraException e) {
            assertThat(disk.isCut()).as(e.toString()).isTrue();
        }
    }

    private void opens(Parts parts, String when) throws Exception {
        List<String> damaged = new ArrayList<>();
        State state = parts.snapshots.newest(damaged::add);
        assertThat(damaged).as(when).isEmpty();
        String found = parts.opened(state.components());
        assertThat(found).as(when).isIn(password, tried);
        // What was equal is equal still, else it would be taken for changed by an operator.
        assertThat(state.base()).as(when).isEqualTo(state.components());
        for (long id : parts.snapshots.ids()) {
            assertThat(parts.opened(parts.snapshots.load(id))).as(when).isNotEmpty();
        }
        assertThat(parts.file.lookUp("broker")).as(when).isEqualTo("top secret");
        assertThat(parts.crypto.texts().getKeyStorePassword(KEY_STORE)).as(when).isEqualTo("hidden".toCharArray());
        assertThat(parts.crypto.texts().decryptAes(parts.document().toCharArray()))
                .as(when)
                .isEqualTo("in a file".toCharArray());
        password = found;
        tried = found;
    }

    private void nothingOfAnOlderKey(String when) throws IOException {
        String now = RealCrypto.key(data);
        keys.add(now);
        for (String key : keys) {
            if (!key.equals(now)) {
                assertThat(RealCrypto.readableWith(key, data)).as(when).isEmpty();
            }
        }
    }

    /** What a start makes of the disk. */
    private final class Parts {

        private final RealCrypto crypto = new RealCrypto(data);
        private final Secrets secrets = crypto.secrets();
        private final SnapshotFolder snapshots =
                new SnapshotFolder(data.resolve("snapshots"), 3, Clock.systemUTC(), secrets);
        private final SecretsFile file = new SecretsFile(data.resolve("keys/secrets.json"), secrets);

        Parts() throws Exception {
            keys.add(RealCrypto.key(data));
        }

        void change(String clear) throws IOException, KuraException {
            if (!Files.exists(data.resolve("keys/secrets.json"))) {
                byte[] broker = "{\"broker\": \"top secret\"}".getBytes(StandardCharsets.UTF_8);
                DurableFiles.write(data.resolve("keys/secrets.json"), broker);
                crypto.texts().setKeyStorePassword(KEY_STORE, "hidden".toCharArray());
                String sealed = new String(crypto.texts().encryptAes("in a file".toCharArray()));
                DurableFiles.write(document, ("{\"a\": \"" + sealed + "\"}").getBytes(StandardCharsets.UTF_8));
            }
            SortedMap<String, Configured> components = new TreeMap<>();
            components.put("plc1", new Configured("plc1", "f", Map.of("password", secrets.seal(clear))));
            snapshots.write(new State(components, components), Change.unknown(0));
        }

        void end() throws IOException, KuraException {
            new KeyRenewal(snapshots, file, List.of(data.resolve("config"))).renew(crypto.keys());
            crypto.keys().finish();
            keys.add(RealCrypto.key(data));
        }

        String opened(SortedMap<String, Configured> components) throws KuraException {
            return secrets.open((Encrypted) components.get("plc1").properties().get("password"));
        }

        String document() throws IOException {
            return Files.readString(document).split("\"", -1)[3];
        }

        private final Path document = data.resolve("config/plant.json");
    }
}
