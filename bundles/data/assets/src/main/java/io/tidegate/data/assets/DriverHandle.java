// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.time.Duration;
import org.eclipse.kura.driver.Driver;

/**
 * One driver instance and who is in it: one caller at a time, none once it is closed. A call that did not return in time is
 * abandoned: what it brings later counts no more, because by then another instance speaks for the device.
 */
final class DriverHandle {

    private final Driver driver;
    private boolean closed;
    private boolean abandoned;
    private boolean ended;
    private Thread caller;
    private int depth;

    DriverHandle(Driver driver) {
        this.driver = driver;
    }

    Driver driver() {
        return driver;
    }

    /** Begins a call; false if the instance takes none any more. */
    synchronized boolean enter() {
        if (closed) {
            return false;
        }
        caller = Thread.currentThread();
        depth++;
        return true;
    }

    /** Ends a call; false if what it brought must not be used. */
    synchronized boolean leave() {
        depth--;
        if (depth == 0) {
            caller = null;
            notifyAll();
        }
        return !abandoned;
    }

    /** Whether the current thread is in a call, so that a further one would wait for itself. */
    synchronized boolean calledHere() {
        return caller == Thread.currentThread();
    }

    /** What was opened in the instance is ended; whoever still holds some of it just drops it. */
    synchronized void end() {
        ended = true;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /**
     * Takes no calls from now on and waits for the running one.
     *
     * @return false if it did not return within {@code limit} and is abandoned
     */
    synchronized boolean close(Duration limit) {
        closed = true;
        long end = System.nanoTime() + limit.toNanos();
        long left = limit.toMillis();
        try {
            while (caller != null && caller != Thread.currentThread() && left > 0) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        abandoned = caller != null && caller != Thread.currentThread();
        return !abandoned;
    }
}
