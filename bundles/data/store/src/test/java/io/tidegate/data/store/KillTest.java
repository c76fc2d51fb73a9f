// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.kura.KuraStoreException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every id that another process told us before it was killed is in the file it left. */
@Tag("slow")
class KillTest {

    private static final int KILLS = Math.max(1, Integer.getInteger("tidegate.repeats", 30) / 10);
    private static final StoreLimits LIMITS = new StoreLimits(1L << 30, 0);

    @TempDir
    Path folder;

    @Test
    void everyAcceptedMessageSurvivesKills() throws Exception {
        Path path = folder.resolve("kill.messages").toAbsolutePath();
        Set<Integer> told = new TreeSet<>();
        Random random = new Random();
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(path, told, 20 + random.nextInt(2_000));
        }
        H2MessageStore store = open(path);
        for (int id : told) {
            assertThat(store.get(id)).as("message %s", id).isPresent();
        }
        store.close();
        System.out.println("REPEATS: kill -9 of a process that stores: " + KILLS + ", accepted messages: " + told.size()
                + ", lost: 0");
    }

    private static void runAndKill(Path path, Set<Integer> told, int after) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillTest.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int n = 0; n < after; n++) {
                String line = out.readLine();
                assertThat(line).isNotNull();
                told.add(Integer.valueOf(line));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The process to be killed: stores on four threads and tells each id as soon as it has it. */
    public static void main(String[] arguments) throws KuraStoreException {
        H2MessageStore store = open(Path.of(arguments[0]));
        for (int i = 0; i < 4; i++) {
            new Thread(() -> storeForEver(store)).start();
        }
    }

    private static void storeForEver(H2MessageStore store) {
        byte[] payload = new byte[600];
        try {
            while (true) {
                int id = store.store("t", payload, 1, false, 7);
                System.out.println(id);
            }
        } catch (KuraStoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private static H2MessageStore open(Path path) throws KuraStoreException {
        return new H2MessageStore("kill", new StoreFile(path, StoreFile.SCHEME), () -> LIMITS, Clock.systemUTC());
    }
}
