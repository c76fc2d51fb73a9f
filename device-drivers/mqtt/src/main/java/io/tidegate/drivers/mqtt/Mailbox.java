// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for one listener of one channel. A slow listener holds up nobody: beyond the bounds the oldest are dropped and
 * counted. Thread-safe.
 */
final class Mailbox {

    static final int MOST_MESSAGES = 1000;
    static final int MOST_BYTES = 8 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final Point point;
    private final ChannelListener listener;
    private final Executor executor;
    private final Queue<Item> items = new ArrayDeque<>();
    private long bytes;
    private long dropped;
    private boolean working;
    private boolean closed;

    /** A message, or why there is none. */
    private record Item(Message message, String failure) {
        int size() {
            return message == null ? 0 : message.payload().length;
        }
    }

    /** @param executor runs one task at a time */
    Mailbox(Point point, ChannelListener listener, Executor executor) {
        this.point = point;
        this.listener = listener;
        this.executor = executor;
    }

    boolean isFor(ChannelListener other) {
        return listener.equals(other);
    }

    void offer(Message message) {
        add(new Item(message, null));
    }

    void fail(String reason) {
        add(new Item(null, reason));
    }

    /** No call begins any more. */
    synchronized void close() {
        closed = true;
        items.clear();
    }

    synchronized long dropped() {
        return dropped;
    }

    private synchronized void add(Item item) {
        if (closed) {
            return;
        }
        items.add(item);
        bytes += item.size();
        while (items.size() > MOST_MESSAGES || (bytes > MOST_BYTES && items.size() > 1)) {
            bytes -= items.remove().size();
            dropped++;
        }
        if (!working) {
            working = true;
            try {
                executor.execute(this::work);
            } catch (RejectedExecutionException e) {
                LOG.debug("{}: a message came after the stop", point.name());
            }
        }
    }

    private void work() {
        for (Item item = next(); item != null; item = next()) {
            ChannelRecord record = point.newRecord();
            if (item.message() != null) {
                point.take(item.message(), record);
            } else {
                point.fail(item.failure(), record);
            }
            try {
                listener.onChannelEvent(new ChannelEvent(record));
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("{}: a listener failed", point.name(), e);
            }
        }
    }

    private synchronized Item next() {
        Item item = items.poll();
        if (item == null) {
            working = false;
        } else {
            bytes -= item.size();
        }
        return item;
    }
}
