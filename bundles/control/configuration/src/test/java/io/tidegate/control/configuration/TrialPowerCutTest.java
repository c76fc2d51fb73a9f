// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.lib.powercut.CutDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trial.json}: after a cut of the power at any operation a change waits, or it does not; never is it damaged. */
class TrialPowerCutTest {

    @TempDir
    Path data;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void changeWaitsOrDoesNot() throws Exception {
        int trials = 0;
        try (CutDisk disk = CutDisk.insert(data, random)) {
            TrialFile file = new TrialFile(data.resolve("snapshots/trial.json"));
            Optional<TrialFile.Waiting> kept = Optional.empty();
            for (int cut = 1; cut <= CutDisk.CUTS; cut++) {
                disk.cutAfter(random.nextInt(20));
                Optional<TrialFile.Waiting> tried = kept;
                try {
                    while (true) {
                        tried = kept.isEmpty() ? Optional.of(waiting()) : Optional.empty();
                        if (tried.isPresent()) {
                            file.write(tried.get());
                            trials++;
                        } else {
                            file.delete();
                        }
                        kept = tried;
                    }
                } catch (IOException e) {
                    assertThat(disk.isCut()).as(e.toString()).isTrue();
                }
                disk.restart();
                assertThat(file.read()).as("cut %s, seed %s", cut, seed).isIn(kept, tried);
                kept = file.read();
            }
        }
        assertThat(trials).isPositive();
        System.out.println("REPEATS: power cuts of changes on trial: " + CutDisk.CUTS + ", trials: " + trials
                + ", forgotten or damaged: 0");
    }

    private TrialFile.Waiting waiting() {
        return new TrialFile.Waiting(
                random.nextInt(1_000_000),
                Set.of("plc" + random.nextInt(9), "x".repeat(1 + random.nextInt(500))),
                Instant.ofEpochSecond(random.nextInt(1_000_000)),
                Duration.ofSeconds(1 + random.nextInt(1000)));
    }
}
