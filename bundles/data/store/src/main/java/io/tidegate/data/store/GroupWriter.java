// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.kura.KuraStoreException;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit without a thread of its own: of the callers that arrive together one leads, writes and forces for all, and
 * wakes the rest. What arrives meanwhile is the next group, so a lone caller never waits and a crowd shares one force.
 * Removals ride along. A file that failed is opened again, at most once per second.
 */
final class GroupWriter {

    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final int MOST_MESSAGES = 256;
    private static final long MOST_BYTES = 4L << 20;
    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final StoreFile place;
    private final Consumer<Collection<Long>> added;
    private final Consumer<Collection<Long>> removed;

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Long> removals = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean leading = new AtomicBoolean();

    private volatile MessageFile file;
    private volatile long forced;
    private volatile long bytes;
    private volatile Duration lastForce = Duration.ZERO;
    private volatile String failure = "not opened yet";
    private volatile boolean closed;

    // Touched only by the leader.
    private long sequence;
    private boolean openedOnce;
    private long retryAt = System.nanoTime();

    /**
     * @param added told the keys that are on disk now
     * @param removed told the keys that are gone from disk
     */
    GroupWriter(String name, StoreFile place, Consumer<Collection<Long>> added, Consumer<Collection<Long>> removed) {
        this.name = name;
        this.place = place;
        this.added = added;
        this.removed = removed;
    }

    /** Returns the key once the record is on disk. */
    long append(int priority, byte[] record) throws KuraStoreException {
        Waiting entry = new Waiting(priority, record);
        waiting.add(entry);
        boolean interrupted = false;
        while (!entry.done) {
            if (!tryLead(this::writeGroup)) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (entry.failure != null) {
            throw new KuraStoreException(entry.failure, name + ": message not accepted: " + reason(entry.failure));
        }
        return entry.key;
    }

    /** Removes the message with the next group, or with the next {@link #flush}. */
    void remove(long key) {
        removals.add(key);
    }

    /** Writes what waits, if nobody else does. */
    void flush() {
        tryLead(this::writeGroup);
    }

    /** Makes room in the file, if nobody writes. */
    void compact() {
        tryLead(() -> {
            if (file != null) {
                try {
                    file.compact();
                } catch (RuntimeException e) {
                    fail(e);
                }
            }
        });
    }

    /** Reads from the open file. */
    <T> T read(Function<MessageFile, T> reading) throws KuraStoreException {
        MessageFile current = file;
        if (current == null) {
            flush();
            current = file;
        }
        if (current == null) {
            throw new KuraStoreException(name + ": " + failure);
        }
        try {
            return reading.apply(current);
        } catch (MVStoreException e) {
            MessageFile failed = current;
            lead(() -> {
                if (file == failed && StoreFile.isDamage(e)) {
                    fail(e);
                }
            });
            throw new KuraStoreException(e, name + ": read failed: " + e.getMessage());
        }
    }

    /** Opens the file now, so that a fault shows at once. */
    void open() throws KuraStoreException {
        lead(this::writeGroup);
        if (file == null) {
            throw new KuraStoreException(name + ": " + failure);
        }
    }

    /** Writes what waits and closes the file; later calls throw. Idempotent. */
    void close() {
        lead(() -> {
            if (closed) {
                return;
            }
            while (!waiting.isEmpty() || (!removals.isEmpty() && file != null)) {
                writeGroup();
            }
            closed = true;
            failure = "closed";
            MessageFile open = file;
            file = null;
            if (open != null) {
                try {
                    open.close();
                } catch (RuntimeException e) {
                    LOG.warn("{}: {} did not close cleanly", name, place.path(), e);
                    open.abandon();
                }
            }
        });
    }

    /** Messages up to this sequence are on disk. */
    long forced() {
        return forced;
    }

    long bytes() {
        return bytes;
    }

    Duration lastForce() {
        return lastForce;
    }

    boolean isClosed() {
        return closed;
    }

    /** Why the file is not open, or null if it is. */
    String failure() {
        return file == null ? failure : null;
    }

    boolean hasRemovals() {
        return !removals.isEmpty();
    }

    private boolean tryLead(Runnable work) {
        if (!leading.compareAndSet(false, true)) {
            return false;
        }
        try {
            work.run();
        } finally {
            leading.set(false);
            Waiting next = waiting.peek();
            if (next != null) {
                LockSupport.unpark(next.thread);
            }
        }
        return true;
    }

    private void lead(Runnable work) {
        while (!tryLead(work)) {
            LockSupport.parkNanos(this, 100_000);
        }
    }

    private void writeGroup() {
        List<Waiting> group = takeGroup();
        List<Long> gone = new ArrayList<>();
        try {
            MessageFile target = opened();
            TreeMap<Long, byte[]> records = new TreeMap<>();
            for (Waiting entry : group) {
                entry.key = MessageKey.of(entry.priority, ++sequence);
                records.put(entry.key, entry.record);
            }
            for (Long key = removals.poll(); key != null; key = removals.poll()) {
                gone.add(key);
            }
            if (!records.isEmpty() || !gone.isEmpty()) {
                long start = System.nanoTime();
                target.write(records, gone, sequence);
                lastForce = Duration.ofNanos(System.nanoTime() - start);
                forced = sequence;
                bytes = target.bytes();
                removed.accept(gone);
                added.accept(records.keySet());
            }
        } catch (RuntimeException | Error | KuraStoreException e) {
            group.forEach(entry -> entry.failure = e);
            removals.addAll(gone);
            fail(e);
        } finally {
            group.forEach(Waiting::wake);
        }
    }

    private List<Waiting> takeGroup() {
        List<Waiting> group = new ArrayList<>();
        long size = 0;
        while (group.size() < MOST_MESSAGES && size < MOST_BYTES) {
            Waiting entry = waiting.poll();
            if (entry == null) {
                break;
            }
            group.add(entry);
            size += entry.record.length;
        }
        return group;
    }

    private MessageFile opened() throws KuraStoreException {
        if (file != null) {
            return file;
        }
        if (closed || System.nanoTime() - retryAt < 0) {
            throw new KuraStoreException(failure);
        }
        MessageFile opening = place.open();
        if (openedOnce) {
            refuseUnforced(opening);
        } else {
            openedOnce = true;
            forced = opening.lastSequence();
        }
        sequence = Math.max(sequence, opening.lastSequence());
        bytes = opening.bytes();
        file = opening;
        failure = null;
        return opening;
    }

    /** Messages of a group whose force failed were not accepted, even if the disk has them after all. */
    private void refuseUnforced(MessageFile opening) {
        Long key = opening.ceiling(0);
        while (key != null) {
            int priority = MessageKey.priority(key);
            Long stray = opening.ceiling(MessageKey.of(priority, forced + 1));
            while (stray != null && MessageKey.priority(stray) == priority) {
                removals.add(stray);
                stray = opening.ceiling(stray + 1);
            }
            key = opening.ceiling(MessageKey.of(priority + 1, 0));
        }
    }

    private void fail(Throwable cause) {
        MessageFile failed = file;
        boolean first = failed != null || "not opened yet".equals(failure);
        file = null;
        if (!(cause instanceof KuraStoreException)) {
            failure = place.path() + ": " + reason(cause);
            retryAt = System.nanoTime() + RETRY_NANOS;
        }
        if (failed != null) {
            failed.abandon();
            if (StoreFile.isDamage(cause)) {
                place.setAside(cause);
                return;
            }
        }
        if (first && !closed) {
            LOG.error("{}: the store can't be used: {}", name, failure);
            LOG.debug("{}: the cause", name, cause);
        }
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() != null ? cause.getMessage() : cause.toString();
    }

    private static final class Waiting {
        private final Thread thread = Thread.currentThread();
        private final int priority;
        private final byte[] record;
        private long key;
        private Throwable failure;
        private volatile boolean done;

        Waiting(int priority, byte[] record) {
            this.priority = priority;
            this.record = record;
        }

        void wake() {
            done = true;
            LockSupport.unpark(thread);
        }
    }
}
