// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: a bounded queue, written without ever waiting for the client. */
final class EventStream implements WriteListener, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    static final int MOST_QUEUED = 256;
    static final long MOST_QUEUED_BYTES = 4L << 20;

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Set<Topic> topics;
    private final Runnable onEnd;
    private final Queue<byte[]> queue = new ArrayDeque<>();
    private long queuedBytes;
    private boolean begun;
    private boolean unflushed;
    private boolean left;
    private boolean ended;

    /** @param onEnd called once, when nothing is written any more */
    EventStream(AsyncContext async, ServletOutputStream out, Set<Topic> topics, Runnable onEnd) {
        this.async = async;
        this.out = out;
        this.topics = topics;
        this.onEnd = onEnd;
    }

    Set<Topic> topics() {
        return topics;
    }

    synchronized boolean ended() {
        return ended;
    }

    /** Queues the bytes and writes what can be written now. @return false if the client is too far behind */
    boolean offer(byte[] bytes) {
        synchronized (this) {
            if (left) {
                return true;
            }
            boolean full = queue.size() >= MOST_QUEUED || queuedBytes + bytes.length > MOST_QUEUED_BYTES;
            // Whatever its size, an event fits into an empty queue.
            if (full && !queue.isEmpty()) {
                return false;
            }
            queue.add(bytes);
            queuedBytes += bytes.length;
        }
        write();
        return true;
    }

    /**
     * Gives up a client that is too far behind: ends the response when the write under way is done. It is not cut off,
     * since the server takes that for a fault.
     */
    void drop() {
        leave();
        write();
    }

    /** Ends the response at once; idempotent. */
    void end() {
        leave();
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        try {
            async.complete();
        } catch (IllegalStateException e) {
            LOG.debug("the response had ended already: {}", e.getMessage());
        }
    }

    private void leave() {
        synchronized (this) {
            if (left) {
                return;
            }
            left = true;
            queue.clear();
        }
        onEnd.run();
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            begun = true;
        }
        write();
    }

    private void write() {
        try {
            if (writeWhileReady() && hasLeft()) {
                end();
            }
        } catch (IOException | IllegalStateException e) {
            onError(e);
        }
    }

    private synchronized boolean hasLeft() {
        return left;
    }

    /**
     * The lock is never held for long: a write that can't be done at once is gone on with by the server.
     *
     * @return whether everything is written
     */
    private synchronized boolean writeWhileReady() throws IOException {
        while (begun && !ended && out.isReady()) {
            byte[] next = queue.poll();
            if (next != null) {
                queuedBytes -= next.length;
                unflushed = true;
                out.write(next);
            } else if (unflushed) {
                unflushed = false;
                out.flush();
            } else {
                return true;
            }
        }
        return false;
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("a client is gone: {}", failure.toString());
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Is not started a second time.
    }
}
