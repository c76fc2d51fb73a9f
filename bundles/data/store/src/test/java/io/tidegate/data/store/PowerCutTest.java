// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.message.store.StoredMessage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accepted means forced: every id that store() returned is there after a cut of power at any write or force. */
@Tag("slow")
class PowerCutTest {

    private static final int CUTS = Integer.getInteger("tidegate.repeats", 40);
    private static final int MOST_KEPT = 500;
    private static final StoreLimits LIMITS = new StoreLimits(1L << 30, 0);

    @TempDir
    Path folder;

    private final AtomicInteger stored = new AtomicInteger();
    private final Map<Integer, String> accepted = new ConcurrentHashMap<>();

    @Test
    void everyAcceptedMessageSurvivesCutsOfPower() throws Exception {
        PowerCutDisk.register();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path path = folder.resolve("cut.messages").toAbsolutePath();
        for (int cut = 1; cut <= CUTS; cut++) {
            PowerCutDisk.insert(path, 10 + random.nextInt(200), random);
            H2MessageStore store = open(path, PowerCutDisk.SCHEME);
            useUntilCut(store, cut, random);
            PowerCutDisk.cut(path);
            assertAllThere(path, "cut " + cut + " with seed " + seed);
        }
        System.out.println(
                "REPEATS: power cuts of the store: " + CUTS + ", accepted messages: " + stored.get() + ", lost: 0");
        assertThat(stored).hasPositiveValue();
        try (var files = Files.list(folder)) {
            assertThat(files).as("no file was found damaged, seed " + seed).containsExactly(path);
        }
    }

    private void useUntilCut(H2MessageStore store, int cut, Random random) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String name = cut + "/" + i + "/";
            int size = 1 + random.nextInt(2_000);
            Thread thread = new Thread(() -> storeMany(store, name, size));
            thread.start();
            threads.add(thread);
        }
        Thread sender = new Thread(() -> confirmMany(store));
        sender.start();
        for (Thread thread : threads) {
            thread.join(20_000);
        }
        sender.interrupt();
        sender.join(20_000);
    }

    private void storeMany(H2MessageStore store, String name, int size) {
        try {
            for (int n = 0; n < 10_000; n++) {
                String text = name + n + " ".repeat(size);
                int id = store.store("t", text.getBytes(StandardCharsets.UTF_8), 1, false, n % 3 + 5);
                accepted.put(id, text);
                stored.incrementAndGet();
            }
        } catch (KuraStoreException e) {
            // No power: this message was not accepted.
        }
    }

    private void confirmMany(H2MessageStore store) {
        try {
            while (!Thread.interrupted()) {
                Optional<StoredMessage> next = store.getNextMessage();
                if (next.isPresent() && accepted.remove(next.get().getId()) != null) {
                    store.markAsConfirmed(next.get().getId());
                    store.housekeep();
                    store.compact();
                }
            }
        } catch (KuraStoreException e) {
            // No power.
        }
    }

    private void assertAllThere(Path path, String what) throws KuraStoreException {
        H2MessageStore store = open(path, StoreFile.SCHEME);
        try {
            for (Map.Entry<Integer, String> message : accepted.entrySet()) {
                Optional<StoredMessage> found = store.get(message.getKey());
                assertThat(found)
                        .as("message %s after %s", message.getKey(), what)
                        .isPresent();
                assertThat(new String(found.get().getPayload(), StandardCharsets.UTF_8))
                        .isEqualTo(message.getValue());
            }
            if (accepted.size() > MOST_KEPT) {
                for (int id : accepted.keySet()) {
                    store.markAsConfirmed(id);
                }
                accepted.clear();
            }
        } finally {
            store.close();
        }
    }

    private static H2MessageStore open(Path path, String scheme) throws KuraStoreException {
        return new H2MessageStore("cut", new StoreFile(path, scheme), () -> LIMITS, Clock.systemUTC());
    }
}
