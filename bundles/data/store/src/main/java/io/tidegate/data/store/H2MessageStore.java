// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.eclipse.kura.KuraStoreCapacityReachedException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.message.store.StoredMessage;
import org.eclipse.kura.message.store.provider.MessageStore;

/**
 * Messages in the order priority, then acceptance; {@link #store} returns when the message is on disk. A confirmed message
 * is gone for the caller at once, and from disk with the next group or within {@link #housekeep}'s period. What is in
 * flight is known in memory only: after a restart it counts as unpublished and is sent again.
 */
final class H2MessageStore implements MessageStore {

    private static final int LEAST_IMPORTANT_ALWAYS_TAKEN = 1;
    private static final int MOST_DROPPED_KNOWN = 1_000;

    private final String name;
    private final StoreFile place;
    private final Supplier<StoreLimits> limits;
    private final Clock clock;
    private final GroupWriter writer;

    /** Keys that {@link #getNextMessage} passes over: in flight, or done and not yet removed. */
    private final Map<Long, Mark> marks = new ConcurrentHashMap<>();
    /** The keys of the messages handed out, so that their marks cost no search. */
    private final Map<Integer, Long> keys = new ConcurrentHashMap<>();

    private final Queue<StoredMessage> dropped = new ConcurrentLinkedQueue<>();
    private final Cursor cursor = new Cursor();
    private volatile long usableSpace;

    H2MessageStore(String name, StoreFile place, Supplier<StoreLimits> limits, Clock clock) throws KuraStoreException {
        this.name = name;
        this.place = place;
        this.limits = limits;
        this.clock = clock;
        writer = new GroupWriter(name, place, this::arrived, removed -> removed.forEach(marks::remove));
        writer.open();
        usableSpace = place.usableSpace();
    }

    @Override
    public int store(String topic, byte[] payload, int qos, boolean retain, int priority) throws KuraStoreException {
        if (topic == null || topic.isBlank() || qos < 0 || qos > 2) {
            throw new KuraStoreException(
                    name + ": topic '" + topic + "', QoS " + qos + ": need a topic and QoS 0 to 2");
        }
        if (priority < 0 || priority > MessageKey.LOWEST_PRIORITY) {
            throw new KuraStoreException(
                    name + ": priority " + priority + ": must be from 0 to " + MessageKey.LOWEST_PRIORITY);
        }
        byte[] content = payload == null ? new byte[0] : payload;
        byte[] record = MessageRecord.encode(topic, content, qos, retain, clock.millis());
        if (priority > LEAST_IMPORTANT_ALWAYS_TAKEN) {
            requireRoom(record.length);
        }
        return MessageKey.id(writer.append(priority, record));
    }

    @Override
    public Optional<StoredMessage> getNextMessage() throws KuraStoreException {
        return writer.read(file -> {
            Cursor.Sight from = cursor.look();
            Long key = file.ceiling(from.position());
            while (key != null) {
                byte[] record = isWaiting(key) ? file.get(key) : null;
                if (record != null) {
                    keys.put(MessageKey.id(key), key);
                    cursor.advance(from, key);
                    return Optional.of(MessageRecord.decode(key, record, true).build());
                }
                key = file.ceiling(key + 1);
            }
            cursor.advance(from, Long.MAX_VALUE);
            return Optional.empty();
        });
    }

    @Override
    public Optional<StoredMessage> get(int id) throws KuraStoreException {
        return writer.read(file -> {
            Long key = keyOf(file, id);
            byte[] record = key == null ? null : file.get(key);
            return record == null ? Optional.empty() : Optional.of(describe(key, record, true));
        });
    }

    @Override
    public void markAsPublished(int id) throws KuraStoreException {
        finish(id);
    }

    @Override
    public void markAsPublished(int id, DataTransportToken token) throws KuraStoreException {
        Long key = require(id);
        marks.put(key, new Mark(token, Date.from(clock.instant())));
    }

    @Override
    public void markAsConfirmed(int id) throws KuraStoreException {
        finish(id);
    }

    @Override
    public List<StoredMessage> getUnpublishedMessages() throws KuraStoreException {
        return writer.read(file -> {
            List<StoredMessage> found = new ArrayList<>();
            for (Long key = file.ceiling(0); key != null; key = file.ceiling(key + 1)) {
                byte[] record = isWaiting(key) ? file.get(key) : null;
                if (record != null) {
                    found.add(MessageRecord.decode(key, record, false).build());
                }
            }
            return found;
        });
    }

    @Override
    public List<StoredMessage> getInFlightMessages() throws KuraStoreException {
        return writer.read(this::inFlight);
    }

    @Override
    public List<StoredMessage> getDroppedMessages() {
        return List.copyOf(dropped);
    }

    @Override
    public void unpublishAllInFlighMessages() {
        marks.values().removeIf(Mark::inFlight);
        cursor.arrived(0);
    }

    @Override
    public void dropAllInFlightMessages() throws KuraStoreException {
        for (StoredMessage message : getInFlightMessages()) {
            dropped.add(dropped(message));
            finish(message.getId());
        }
        while (dropped.size() > MOST_DROPPED_KNOWN) {
            dropped.poll();
        }
    }

    /** Confirmed messages don't wait for this; only the memory of dropped ones has an age here. */
    @Override
    public void deleteStaleMessages(int purgeAge) {
        Instant limit = clock.instant().minusSeconds(purgeAge);
        dropped.removeIf(message ->
                !message.getDroppedOn().map(Date::toInstant).orElse(limit).isAfter(limit));
        writer.flush();
    }

    @Override
    public int getMessageCount() throws KuraStoreException {
        long done = marks.values().stream().filter(mark -> !mark.inFlight()).count();
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, writer.read(MessageFile::count) - done));
    }

    /** Writes what waits and closes the file; a message being stored is either accepted or refused. Idempotent. */
    @Override
    public void close() {
        writer.close();
    }

    /** To be called about twice a second: removes confirmed messages while nobody stores any, opens a failed file again. */
    void housekeep() {
        usableSpace = place.usableSpace();
        if (writer.hasRemovals() || writer.failure() != null) {
            writer.flush();
        }
    }

    /** To be called every few seconds: lets the file shrink after a crowd has left. */
    void compact() {
        writer.compact();
    }

    boolean isClosed() {
        return writer.isClosed();
    }

    StoreFile place() {
        return place;
    }

    /** One line for the health check, without I/O. */
    StoreState state() {
        String failure = writer.failure();
        long count = 0;
        if (failure == null) {
            try {
                count = getMessageCount();
            } catch (KuraStoreException e) {
                failure = e.getMessage();
            }
        }
        return new StoreState(name, count, writer.bytes(), usableSpace, writer.lastForce(), failure);
    }

    private void requireRoom(int length) throws KuraStoreException {
        StoreLimits now = limits.get();
        if (writer.bytes() + length > now.maxBytes() && writer.hasRemovals()) {
            writer.flush();
        }
        long bytes = writer.bytes();
        if (bytes + length > now.maxBytes()) {
            throw new KuraStoreCapacityReachedException(name + ": full: " + bytes + " of max.bytes = " + now.maxBytes()
                    + " used, only priority 0 and 1 are accepted");
        }
        if (usableSpace < now.minFreeBytes()) {
            throw new KuraStoreCapacityReachedException(name + ": disk full: " + usableSpace
                    + " bytes free of min.free.bytes = " + now.minFreeBytes() + ", only priority 0 and 1 are accepted");
        }
    }

    private void arrived(Collection<Long> added) {
        added.stream().findFirst().ifPresent(cursor::arrived);
    }

    private boolean isWaiting(long key) {
        return MessageKey.sequence(key) <= writer.forced() && !marks.containsKey(key);
    }

    private void finish(int id) throws KuraStoreException {
        Long key = keys.get(id);
        if (key == null) {
            key = writer.read(file -> keyOf(file, id));
        }
        if (key != null) {
            Mark before = marks.put(key, Mark.DONE);
            keys.remove(id);
            if (before == null || before.inFlight()) {
                writer.remove(key);
            }
        }
    }

    private long require(int id) throws KuraStoreException {
        Long key = keys.get(id);
        if (key == null) {
            key = writer.read(file -> keyOf(file, id));
        }
        if (key == null) {
            throw new KuraStoreException(name + ": there is no message " + id);
        }
        keys.put(id, key);
        return key;
    }

    /** The key of a message that is on disk and not done, or null: looked for in each priority that occurs. */
    private Long keyOf(MessageFile file, int id) {
        Long known = keys.get(id);
        if (known != null) {
            return known;
        }
        long sequence = MessageKey.sequenceOf(id, writer.forced());
        Long key = sequence < 1 ? null : file.ceiling(0);
        while (key != null) {
            int priority = MessageKey.priority(key);
            long candidate = MessageKey.of(priority, sequence);
            if (file.get(candidate) != null) {
                Mark mark = marks.get(candidate);
                return mark == null || mark.inFlight() ? candidate : null;
            }
            key = file.ceiling(MessageKey.of(priority + 1, 0));
        }
        return null;
    }

    private List<StoredMessage> inFlight(MessageFile file) {
        List<StoredMessage> found = new ArrayList<>();
        marks.forEach((key, mark) -> {
            byte[] record = mark.inFlight() ? file.get(key) : null;
            if (record != null) {
                found.add(describe(key, record, false));
            }
        });
        found.sort((a, b) -> Integer.compare(a.getId(), b.getId()));
        return found;
    }

    private StoredMessage describe(long key, byte[] record, boolean withPayload) {
        StoredMessage.Builder builder = MessageRecord.decode(key, record, withPayload);
        Mark mark = marks.get(key);
        if (mark != null && mark.inFlight()) {
            builder.withPublishedOn(mark.publishedOn()).withDataTransportToken(mark.token());
        }
        return builder.build();
    }

    private StoredMessage dropped(StoredMessage message) {
        return new StoredMessage.Builder(message.getId())
                .withPriority(message.getPriority())
                .withQos(message.getQos())
                .withRetain(message.isRetain())
                .withTopic(message.getTopic())
                .withPayload(new byte[0])
                .withCreatedOn(message.getCreatedOn().orElse(null))
                .withPublishedOn(message.getPublishedOn().orElse(null))
                .withDroppedOn(Date.from(clock.instant()))
                .build();
    }

    private record Mark(DataTransportToken token, Date publishedOn) {
        static final Mark DONE = new Mark(null, null);

        boolean inFlight() {
            return token != null;
        }
    }
}
