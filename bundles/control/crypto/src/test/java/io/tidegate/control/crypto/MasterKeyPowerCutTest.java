// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.lib.powercut.CutDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyPowerCutTest {

    @TempDir
    Path data;

    /** A key that something was encrypted with must never be lost; one that was not yet given out may be. */
    @Test
    void keyThatWasGivenOutIsThereAfterEveryCut() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int cut = 0; cut < CutDisk.CUTS; cut++) {
            Path file = data.resolve(cut + "/keys/master.key");
            SecretKey given = null;
            try (CutDisk disk = CutDisk.insert(data, random)) {
                disk.cutAfter(random.nextInt(12));
                try {
                    given = MasterKey.loadOrCreate(file);
                } catch (IOException e) {
                    assertThat(disk.isCut()).as(e.toString()).isTrue();
                }
                disk.restart();
            }
            SecretKey found = MasterKey.loadOrCreate(file);
            if (given != null) {
                assertThat(found).as("cut %s, seed %s", cut, seed).isEqualTo(given);
            }
        }
    }
}
