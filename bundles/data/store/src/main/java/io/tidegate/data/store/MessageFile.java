// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * One H2 file with messages in the order of sending. Written by one thread at a time, read by any. H2 starts no thread here
 * and writes nothing by itself: each {@link #write} is one version of the file, forced to disk before it returns, so that a
 * cut of power leaves the version before or the version after. All methods throw {@code MVStoreException}.
 */
final class MessageFile implements AutoCloseable {

    private static final int CACHE_MEGABYTES = 4;
    private static final int PAGE_BYTES = 4 << 10;
    /** Space that a version gave up is written over only after this; every version is forced, so it could be zero. */
    private static final int RETENTION_MILLIS = 1_000;

    private static final long SMALL_FILE = 16L << 20;
    private static final int COMPACT_BYTES = 4 << 20;

    private static final String SEQUENCE = "sequence";
    private static final String BYTES = "bytes";

    private final MVStore store;
    private final MVMap<Long, byte[]> messages;
    private final MVMap<String, Long> counters;

    /** @param fileName a file in H2's notation, that is a path, perhaps behind the schemes of H2's file systems */
    MessageFile(String fileName) {
        OrderedDisk.register();
        store = new MVStore.Builder()
                .fileName(OrderedDisk.SCHEME + fileName)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES)
                .open();
        try {
            store.setRetentionTime(RETENTION_MILLIS);
            messages = store.openMap(
                    "messages",
                    new MVMap.Builder<Long, byte[]>()
                            .keyType(LongDataType.INSTANCE)
                            .valueType(ByteArrayDataType.INSTANCE));
            counters = store.openMap(
                    "counters",
                    new MVMap.Builder<String, Long>()
                            .keyType(StringDataType.INSTANCE)
                            .valueType(LongDataType.INSTANCE));
            store.commit();
            store.sync();
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    /** The sequence given last; 0 in a new file. */
    long lastSequence() {
        return counters.getOrDefault(SEQUENCE, 0L);
    }

    /** The bytes of all records. */
    long bytes() {
        return counters.getOrDefault(BYTES, 0L);
    }

    long count() {
        return messages.sizeAsLong();
    }

    long size() {
        return store.getFileStore().size();
    }

    /** The first key from {@code key} on, or null. */
    Long ceiling(long key) {
        return messages.ceilingKey(key);
    }

    /** The record, or null. */
    byte[] get(long key) {
        return messages.get(key);
    }

    /** Adds and removes, and forces both. When it throws, this file is closed and what reached the disk is unknown. */
    void write(SortedMap<Long, byte[]> added, Collection<Long> removed, long lastSequence) {
        long bytes = bytes();
        for (Map.Entry<Long, byte[]> message : added.entrySet()) {
            messages.put(message.getKey(), message.getValue());
            bytes += message.getValue().length;
        }
        for (Long key : removed) {
            byte[] record = messages.remove(key);
            bytes -= record == null ? 0 : record.length;
        }
        counters.put(SEQUENCE, lastSequence);
        counters.put(BYTES, bytes);
        store.commit();
        store.sync();
    }

    /** Copies what is left in sparse parts of a file that has grown, a few megabytes at a time, so that it can shrink. */
    void compact() {
        if (size() > SMALL_FILE + 2 * bytes() && store.compact(80, COMPACT_BYTES)) {
            store.commit();
            store.sync();
        }
    }

    @Override
    public void close() {
        store.close();
    }

    /** Lets go of the file without another write. */
    void abandon() {
        store.closeImmediately();
    }
}
