// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.eclipse.kura.KuraStoreCapacityReachedException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.message.store.StoredMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class H2MessageStoreTest {

    private static final byte[] PAYLOAD = new byte[600];

    @TempDir
    Path folder;

    private volatile StoreLimits limits = new StoreLimits(1L << 30, 0);
    private Path path;
    private H2MessageStore store;

    @BeforeEach
    void open() throws KuraStoreException {
        path = folder.resolve("test.messages").toAbsolutePath();
        store = open(StoreFile.SCHEME);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void orderIsPriorityThenAcceptance() throws KuraStoreException {
        store.store("c", PAYLOAD, 1, false, 7);
        store.store("d", PAYLOAD, 1, false, 7);
        store.store("a", PAYLOAD, 1, false, 0);
        store.store("b", PAYLOAD, 1, false, 5);
        assertThat(takeTopics()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void urgentMessageOvertakesThoseAlreadyInFlight() throws KuraStoreException {
        store.store("a", PAYLOAD, 1, false, 7);
        store.store("c", PAYLOAD, 1, false, 7);
        publishNext();
        store.store("b", PAYLOAD, 1, false, 1);
        assertThat(takeTopics()).containsExactly("b", "c");
    }

    @Test
    void nextMessageStaysNextUntilItIsPublished() throws KuraStoreException {
        int id = store.store("a", PAYLOAD, 1, true, 3);
        StoredMessage next = store.getNextMessage().orElseThrow();
        assertThat(store.getNextMessage().orElseThrow().getId()).isEqualTo(id).isEqualTo(next.getId());
        assertThat(next.isRetain()).isTrue();
        assertThat(next.getQos()).isEqualTo(1);
        assertThat(next.getPriority()).isEqualTo(3);
        assertThat(next.getPayload()).isEqualTo(PAYLOAD);
        assertThat(next.getCreatedOn()).isPresent();
    }

    @Test
    void unpublishedMessagesComeAgainInOrder() throws KuraStoreException {
        for (String topic : List.of("a", "b", "c")) {
            store.store(topic, PAYLOAD, 1, false, 7);
        }
        publishNext();
        publishNext();
        assertThat(store.getInFlightMessages())
                .extracting(StoredMessage::getTopic)
                .containsExactly("a", "b");
        assertThat(store.getUnpublishedMessages())
                .extracting(StoredMessage::getTopic)
                .containsExactly("c");
        store.unpublishAllInFlighMessages();
        assertThat(takeTopics()).containsExactly("a", "b", "c");
    }

    @Test
    void confirmedMessageIsGoneAndInFlightOneIsSentAgainAfterRestart() throws KuraStoreException {
        int confirmed = store.store("a", PAYLOAD, 1, false, 7);
        store.store("b", PAYLOAD, 1, false, 7);
        publishNext();
        publishNext();
        store.markAsConfirmed(confirmed);
        assertThat(store.get(confirmed)).isEmpty();
        assertThat(store.getMessageCount()).isEqualTo(1);
        store.close();
        store = open(StoreFile.SCHEME);
        assertThat(store.getMessageCount()).isEqualTo(1);
        assertThat(takeTopics()).containsExactly("b");
    }

    @Test
    void qosZeroLeavesWhenPublished() throws KuraStoreException {
        int id = store.store("a", PAYLOAD, 0, false, 7);
        store.markAsPublished(id);
        assertThat(store.getMessageCount()).isZero();
        assertThat(store.getNextMessage()).isEmpty();
    }

    @Test
    void droppedMessagesAreNotSentAndForgottenWithAge() throws KuraStoreException {
        store.store("a", PAYLOAD, 1, false, 7);
        publishNext();
        store.dropAllInFlightMessages();
        assertThat(store.getDroppedMessages())
                .extracting(StoredMessage::getTopic)
                .containsExactly("a");
        assertThat(store.getNextMessage()).isEmpty();
        assertThat(store.getMessageCount()).isZero();
        store.deleteStaleMessages(0);
        assertThat(store.getDroppedMessages()).isEmpty();
    }

    @Test
    void idsNeverRepeatEvenWhenTheStoreWasEmptied() throws KuraStoreException {
        int first = store.store("a", PAYLOAD, 1, false, 7);
        store.markAsConfirmed(first);
        store.close();
        store = open(StoreFile.SCHEME);
        assertThat(store.store("b", PAYLOAD, 1, false, 7)).isGreaterThan(first);
    }

    @Test
    void fullStoreTakesOnlyUrgentMessagesUntilOthersAreConfirmed() throws KuraStoreException {
        limits = new StoreLimits(1_500, 0);
        int id = store.store("a", PAYLOAD, 1, false, 7);
        store.store("b", PAYLOAD, 1, false, 7);
        assertThatThrownBy(() -> store.store("c", PAYLOAD, 1, false, 2))
                .isInstanceOf(KuraStoreCapacityReachedException.class)
                .hasMessageContaining("max.bytes = 1500");
        store.store("d", PAYLOAD, 1, false, 1);
        store.store("e", PAYLOAD, 1, false, 0);
        limits = new StoreLimits(2_500, 0);
        store.markAsConfirmed(id);
        store.store("f", PAYLOAD, 1, false, 7);
    }

    @Test
    void fullDiskTakesOnlyUrgentMessages() throws KuraStoreException {
        limits = new StoreLimits(1L << 30, Long.MAX_VALUE);
        assertThatThrownBy(() -> store.store("a", PAYLOAD, 1, false, 7))
                .isInstanceOf(KuraStoreCapacityReachedException.class)
                .hasMessageContaining("min.free.bytes");
        store.store("b", PAYLOAD, 1, false, 0);
    }

    @Test
    void concurrentCallersShareForces() throws Exception {
        store.close();
        PowerCutDisk.register();
        PowerCutDisk.insert(path, Integer.MAX_VALUE, new Random(1));
        store = open(PowerCutDisk.SCHEME);
        Set<Integer> ids = new ConcurrentSkipListSet<>();
        List<Thread> threads = new ArrayList<>();
        int before = PowerCutDisk.forces(path);
        for (int i = 0; i < 32; i++) {
            Thread thread = new Thread(() -> {
                try {
                    for (int n = 0; n < 30; n++) {
                        ids.add(store.store("t", PAYLOAD, 1, false, 7));
                    }
                } catch (KuraStoreException e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        int forces = PowerCutDisk.forces(path) - before;
        assertThat(ids).hasSize(32 * 30);
        assertThat(forces).as("forces for 960 messages of 32 callers").isLessThan(960);
    }

    @Test
    void interruptedCallerNeitherLosesItsMessageNorHarmsTheFile() throws KuraStoreException {
        for (int n = 0; n < 20; n++) {
            Thread.currentThread().interrupt();
            assertThat(store.store("t", PAYLOAD, 1, false, 7)).isEqualTo(n + 1);
        }
        Thread.interrupted();
        assertThat(store.getMessageCount()).isEqualTo(20);
    }

    @Test
    void damagedFileIsMovedAsideAndANewStoreBegins() throws Exception {
        store.store("a", PAYLOAD, 1, false, 7);
        store.close();
        byte[] noise = new byte[(int) Files.size(path)];
        new Random(7).nextBytes(noise);
        Files.write(path, noise, StandardOpenOption.TRUNCATE_EXISTING);
        store = open(StoreFile.SCHEME);
        store.store("b", PAYLOAD, 1, false, 7);
        assertThat(takeTopics()).containsExactly("b");
        assertThat(store.place().damaged()).singleElement().satisfies(aside -> assertThat(Files.readAllBytes(aside))
                .isEqualTo(noise));
    }

    /** Wherever the damage is, the store comes back into use, and a file it can't use is kept. */
    @Test
    void storeIsUsableAfterDamageAnywhere() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 40; round++) {
            for (int n = 0; n < 30; n++) {
                store.store("t" + n, PAYLOAD, 1, false, 7);
            }
            store.close();
            byte[] content = Files.readAllBytes(path);
            byte[] noise = new byte[4_096];
            random.nextBytes(noise);
            int block = random.nextInt(content.length / noise.length);
            System.arraycopy(noise, 0, content, block * noise.length, noise.length);
            Files.write(path, content, StandardOpenOption.TRUNCATE_EXISTING);
            store = open(StoreFile.SCHEME);
            int id = storeAndTakeAll();
            assertThat(id).as("round %s, block %s", round, block).isPositive();
        }
    }

    @Test
    void failedForceRefusesTheMessageAndTheStoreHeals() throws Exception {
        store.close();
        PowerCutDisk.register();
        PowerCutDisk.insert(path, 40, new Random(3));
        store = open(PowerCutDisk.SCHEME);
        Set<Integer> accepted = new TreeSet<>();
        assertThatThrownBy(() -> {
                    while (true) {
                        accepted.add(store.store("t", PAYLOAD, 1, false, 7));
                    }
                })
                .isInstanceOf(KuraStoreException.class);
        assertThat(store.state().failure()).contains(path.toString());
        PowerCutDisk.insert(path, Integer.MAX_VALUE, new Random(4));
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (store.state().failure() != null) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            store.housekeep();
        }
        int next = store.store("t", PAYLOAD, 1, false, 7);
        assertThat(accepted).doesNotContain(next);
        store.housekeep();
        assertThat(store.getUnpublishedMessages())
                .extracting(StoredMessage::getId)
                .containsAll(accepted)
                .contains(next);
        assertThat(store.getMessageCount()).isEqualTo(accepted.size() + 1);
    }

    @Test
    void fileShrinksAfterACrowdHasLeft() throws Exception {
        byte[] large = new byte[100_000];
        List<Integer> ids = new ArrayList<>();
        for (int n = 0; n < 400; n++) {
            ids.add(store.store("t", large, 1, false, 7));
        }
        assertThat(Files.size(path)).isGreaterThan(40_000_000);
        for (int id : ids) {
            store.markAsConfirmed(id);
        }
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (Files.size(path) > 20_000_000) {
            assertThat(System.nanoTime()).as("still " + Files.size(path)).isLessThan(deadline);
            store.markAsConfirmed(store.store("t", PAYLOAD, 1, false, 7));
            store.housekeep();
            store.compact();
        }
    }

    @Test
    void closedStoreRefuses() {
        store.close();
        assertThatThrownBy(() -> store.store("t", PAYLOAD, 1, false, 7))
                .isInstanceOf(KuraStoreException.class)
                .hasMessageContaining("closed");
    }

    private int storeAndTakeAll() throws InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                int id = store.store("t", PAYLOAD, 1, false, 7);
                while (store.getNextMessage().isPresent()) {
                    int next = store.getNextMessage().orElseThrow().getId();
                    store.markAsPublished(next, new DataTransportToken(next, "session"));
                    store.markAsConfirmed(next);
                }
                store.deleteStaleMessages(0);
                if (store.state().failure() == null && store.getMessageCount() == 0) {
                    return id;
                }
            } catch (KuraStoreException e) {
                store.housekeep();
            }
            Thread.sleep(20);
        }
        return -1;
    }

    private H2MessageStore open(String scheme) throws KuraStoreException {
        return new H2MessageStore("test", new StoreFile(path, scheme), () -> limits, Clock.systemUTC());
    }

    private void publishNext() throws KuraStoreException {
        int id = store.getNextMessage().orElseThrow().getId();
        store.markAsPublished(id, new DataTransportToken(id, "session"));
    }

    private List<String> takeTopics() throws KuraStoreException {
        List<String> topics = new ArrayList<>();
        while (store.getNextMessage().isPresent()) {
            StoredMessage next = store.getNextMessage().orElseThrow();
            topics.add(next.getTopic());
            assertThat(new String(next.getPayload(), StandardCharsets.ISO_8859_1))
                    .hasSize(PAYLOAD.length);
            publishNext();
        }
        return topics;
    }
}
