// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.lib.io.DurableFiles;
import io.tidegate.lib.powercut.CutDisk;
import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Desired;
import io.tidegate.lib.running.RunningSet.Entry;
import io.tidegate.lib.running.RunningSet.Slot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a cut of the power at any operation a file is what it was or what it was to be. */
class PowerCutTest {

    @TempDir
    Path data;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void runningSetIsOldOrNew() throws Exception {
        try (CutDisk disk = CutDisk.insert(data, random)) {
            RunningSet kept = new RunningSet(0, List.of());
            for (int cut = 1; cut <= CutDisk.CUTS; cut++) {
                disk.cutAfter(random.nextInt(20));
                RunningSet tried = kept;
                try {
                    while (true) {
                        tried = kept.with(entry());
                        tried.write(data);
                        kept = tried;
                    }
                } catch (IOException e) {
                    assertThat(disk.isCut()).as(e.toString()).isTrue();
                }
                disk.restart();
                RunningSet found = RunningSet.read(data).orElse(new RunningSet(0, List.of()));
                assertThat(found).as("cut %s, seed %s", cut, seed).isIn(kept, tried);
                kept = found;
            }
        }
        System.out.println("REPEATS: power cuts of running.json: " + CutDisk.CUTS + ", damaged: 0");
    }

    private Entry entry() {
        String digest = String.format("%064x", random.nextInt(1000));
        String bsn = "b" + random.nextInt(30);
        return new Entry(bsn, "1.0." + random.nextInt(9), digest, Slot.A, "", 40, "operator", Desired.STARTED);
    }

    @Test
    void linkIsOldOrNew() throws Exception {
        Path link = data.resolve("slots/b.A.jar");
        try (CutDisk disk = CutDisk.insert(data, random)) {
            Path kept = null;
            for (int cut = 1; cut <= CutDisk.CUTS; cut++) {
                disk.cutAfter(random.nextInt(12));
                Path tried = kept;
                try {
                    DurableFiles.makeFolder(link.getParent());
                    while (true) {
                        tried = Path.of("store/" + random.nextInt());
                        DurableFiles.link(link, tried);
                        kept = tried;
                    }
                } catch (IOException e) {
                    assertThat(disk.isCut()).as(e.toString()).isTrue();
                }
                disk.restart();
                Path found = Files.isSymbolicLink(link) ? Files.readSymbolicLink(link) : null;
                assertThat(found).as("cut %s, seed %s", cut, seed).isIn(kept, tried);
                kept = found;
            }
        }
    }

    /** The other tests would pass also with a disk that loses nothing; this one shows that it does. */
    @Test
    void whatWasNotForcedIsLostOrTorn() throws Exception {
        Path file = data.resolve("file");
        byte[] old = "old".repeat(100).getBytes(StandardCharsets.UTF_8);
        byte[] changed = "new".repeat(100).getBytes(StandardCharsets.UTF_8);
        int torn = 0;
        int lost = 0;
        for (int cut = 0; cut < 60; cut++) {
            Files.write(file, old);
            try (CutDisk disk = CutDisk.insert(data, new Random(cut))) {
                Path beside = data.resolve("beside");
                disk.write(beside, changed, false);
                disk.rename(beside, file);
                disk.restart();
            }
            String found = Files.readString(file, StandardCharsets.ISO_8859_1);
            lost += found.equals("old".repeat(100)) ? 1 : 0;
            torn += found.startsWith("old") || found.equals("new".repeat(100)) ? 0 : 1;
            Files.deleteIfExists(data.resolve("beside"));
        }
        assertThat(torn).as("torn contents").isPositive();
        assertThat(lost).as("lost renames").isPositive();
    }

    @Test
    void secretIsReadableByItsOwnerOnly() throws Exception {
        Path file = data.resolve("keys/key");
        Files.createDirectories(file.getParent());
        Files.writeString(file.resolveSibling(".key.new"), "left over, readable by anybody");

        DurableFiles.writeSecret(file, new byte[] {1});

        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(Files.readAllBytes(file)).containsExactly(1);
    }
}
