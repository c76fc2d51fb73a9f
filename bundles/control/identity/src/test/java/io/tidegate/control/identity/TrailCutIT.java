// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway ends in the middle of a write. */
class TrailCutIT {

    private static final int CONFIRMED = 100;

    @TempDir
    private Path data;

    /** A power cut leaves of what was not forced any part, and of the state the old one. */
    @Test
    void lineTornByAPowerCutIsHealedAndTold() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int cuts = Boolean.getBoolean("tidegate.long") ? 200 : 40;
        for (int cut = 0; cut < cuts; cut++) {
            Path root = data.resolve("cut" + cut);
            TrailStore store = Trails.opened(root);
            Trails.fill(store, 1, 5, Trails.ROOMY);
            long forced = store.view().length();
            store.append(List.of(Trails.entry(6), Trails.entry(7)), Trails.ROOMY, Trails.NOW, true);
            store.close();
            Path torn = TrailFiles.file(root.resolve("audit"), 1);
            long size = forced + 1 + random.nextLong(Files.size(torn) - forced - 1);
            try (FileChannel channel = FileChannel.open(torn, StandardOpenOption.WRITE)) {
                channel.truncate(size);
            }

            TrailStore again = Trails.restarted(root);
            Verification found = Trails.verify(again);
            assertThat(found.faults()).as("seed %s, cut %s", seed, cut).isEmpty();
            List<AuditRecord> records = Trails.all(again);
            assertThat(records).as("seed %s, cut %s", seed, cut).contains(Trails.entry(5));
            if (Files.readAllLines(torn).size() > records.size() + 1
                    || found.notes().isEmpty()) {
                assertThat(records).as("cut between two lines").contains(Trails.entry(6));
            } else {
                assertThat(found.notes()).hasSize(1).allMatch(note -> note.contains("were torn"));
            }
            again.close();
        }
        System.out.println("REPEATS: " + cuts + " cuts of the audit trail, seed " + seed);
    }

    /** Runs in a process of its own: records, and says how many are on the disk. */
    static final class Recording {

        private Recording() {}

        public static void main(String[] arguments) throws IOException {
            FileAuditTrail trail = new FileAuditTrail(Path.of(arguments[0]), Trails.ROOMY);
            trail.start();
            for (int i = 1; ; i++) {
                trail.record(Trails.entry(i));
                if (i % 10 == 0) {
                    trail.verify();
                    System.out.println(i);
                }
            }
        }
    }

    @Test
    void killedGatewayLosesNothingThatWasOnTheDisk() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Recording.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int confirmed = 0;
        try (BufferedReader lines = process.inputReader()) {
            while (confirmed < CONFIRMED) {
                String line = lines.readLine();
                assertThat(line).as("the process went on").isNotNull();
                confirmed = Integer.parseInt(line);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        TrailStore store = Trails.restarted(data);
        Verification found = Trails.verify(store);
        assertThat(found.faults()).isEmpty();
        assertThat(Trails.all(store)).hasSizeGreaterThanOrEqualTo(confirmed).contains(Trails.entry(confirmed));
        store.close();
    }
}
