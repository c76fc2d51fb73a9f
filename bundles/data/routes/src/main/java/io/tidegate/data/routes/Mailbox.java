// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * A bounded queue before one consumer, which takes one thing at a time on threads of the bundle. Whoever offers never waits;
 * the oldest gives way. While there is no taker, the queue keeps what it has. Thread-safe.
 */
final class Mailbox<T> {

    static final int CAPACITY = 1000;

    private final Executor executor;
    private final Queue<T> queue = new ArrayDeque<>();
    private final LongAdder dropped = new LongAdder();
    private Consumer<T> taker;
    private boolean working;
    private Thread busy;

    /** @param executor runs one task at a time */
    Mailbox(Executor executor) {
        this.executor = executor;
    }

    void offer(T thing) {
        synchronized (queue) {
            if (queue.size() == CAPACITY) {
                queue.remove();
                dropped.increment();
            }
            queue.add(thing);
            work();
        }
    }

    void open(Consumer<T> newTaker) {
        synchronized (queue) {
            taker = newTaker;
            work();
        }
    }

    /** The taker gets nothing more; what it is busy with it may finish, within the limit. */
    void close(Consumer<T> oldTaker, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (queue) {
            if (taker == oldTaker) {
                taker = null;
            }
            long left = limit.toNanos();
            while (left > 0 && busy != null && busy != Thread.currentThread()) {
                TimeUnit.NANOSECONDS.timedWait(queue, left);
                left = end - System.nanoTime();
            }
        }
    }

    int waiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    long dropped() {
        return dropped.sum();
    }

    private void work() {
        if (working || taker == null || queue.isEmpty()) {
            return;
        }
        try {
            executor.execute(this::takeAll);
            working = true;
        } catch (RejectedExecutionException e) {
            queue.clear(); // the bundle is being stopped
        }
    }

    private void takeAll() {
        while (true) {
            T thing;
            Consumer<T> present;
            synchronized (queue) {
                present = taker;
                thing = present == null ? null : queue.poll();
                busy = thing == null ? null : Thread.currentThread();
                queue.notifyAll();
                if (thing == null) {
                    working = false;
                    return;
                }
            }
            present.accept(thing);
        }
    }
}
