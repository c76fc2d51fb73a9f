// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one driver by its name, whether it is there or not. All assets of the driver share it, and all calls go through
 * its lane, one after another. Of several instances of the driver (one replaces another) the newest is called.
 */
final class DriverLink {

    private static final Logger LOG = LoggerFactory.getLogger(DriverLink.class);

    private final String pid;
    private final WorkerPool pool;
    private final Duration callLimit;
    private final List<DriverUser> users = new CopyOnWriteArrayList<>();
    private final Deque<DriverHandle> present = new ArrayDeque<>();
    private volatile DriverHandle current;
    private volatile Lane lane;
    private long goneSince;

    /** @param callLimit how long a caller waits for the lane, and a leaving driver for its running call */
    DriverLink(String pid, WorkerPool pool, Duration callLimit) {
        this.pid = pid;
        this.pool = pool;
        this.callLimit = callLimit;
        this.lane = new Lane(pool.serial(pid));
    }

    String pid() {
        return pid;
    }

    /** Where calls queue; another one after a call did not return. */
    Lane lane() {
        return lane;
    }

    /** The instance that is called now, or null. */
    DriverHandle current() {
        return current;
    }

    void attach(DriverUser user) {
        users.add(user);
    }

    void detach(DriverUser user) {
        users.remove(user);
    }

    synchronized boolean unused() {
        return users.isEmpty() && present.isEmpty();
    }

    void bind(Driver driver) {
        boolean returned;
        synchronized (this) {
            DriverHandle handle = new DriverHandle(driver);
            returned = present.isEmpty() && goneSince != 0;
            present.addLast(handle);
            current = handle;
        }
        users.forEach(DriverUser::driverChanged);
        if (returned && !users.isEmpty()) {
            long away = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - goneSince);
            LOG.info("{}: the driver is back after {} ms for {} assets", pid, away, users.size());
        }
    }

    /** Admits no new call to the instance, waits for the running one, and ends what the assets opened in it. */
    void unbind(Driver driver) {
        DriverHandle handle = removed(driver);
        if (handle == null) {
            return;
        }
        if (handle.close(callLimit)) {
            release(handle);
        } else {
            lane.giveUp();
            lane = new Lane(pool.serial(pid));
            LOG.warn(
                    "{}: the driver goes while a call has not returned for {} s; given up", pid, callLimit.toSeconds());
        }
        handle.end();
        users.forEach(user -> user.abandon(handle));
        if (current == null && !users.isEmpty()) {
            LOG.warn("{}: the driver is gone; the channels of {} assets are BAD until it is back", pid, users.size());
        }
        users.forEach(DriverUser::driverChanged);
    }

    /** Calls the driver, on the lane. @throws AbandonedCallException if the driver was gone before the call returned */
    <T> T call(DriverCall<T> call) throws DriverAbsentException, ConnectionException, KuraException {
        DriverHandle handle = entered();
        T result;
        try {
            result = call.on(handle);
        } catch (Throwable e) {
            if (!handle.leave()) {
                throw new AbandonedCallException(e);
            }
            throw e;
        }
        if (!handle.leave()) {
            throw new AbandonedCallException(null);
        }
        return result;
    }

    /**
     * Does the work on the lane and waits for it; at once if the current thread is already in the driver.
     *
     * @param what the work for messages
     * @throws KuraException what the work throws; TIMED_OUT if it was not done in time: it is then not begun any more
     */
    <T> T await(String what, Callable<T> work) throws KuraException {
        FutureTask<T> task = new FutureTask<>(work);
        try {
            DriverHandle handle = current;
            if (handle != null && handle.calledHere()) {
                task.run();
            } else {
                lane.execute(task);
            }
            return task.get(callLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(false);
            throw new KuraException(
                    KuraErrorCode.TIMED_OUT,
                    e,
                    what + ": driver '" + pid + "' did not answer within " + callLimit.toSeconds() + " s");
        } catch (InterruptedException e) {
            task.cancel(false);
            Thread.currentThread().interrupt();
            throw new KuraException(KuraErrorCode.TIMED_OUT, e, what + ": interrupted");
        } catch (RejectedExecutionException e) {
            throw new KuraException(KuraErrorCode.SERVICE_UNAVAILABLE, e, what + ": the gateway stops");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KuraException failure) {
                throw failure;
            }
            throw new KuraException(KuraErrorCode.IO_ERROR, e.getCause(), what + ": " + Reasons.of(e.getCause()));
        }
    }

    private DriverHandle entered() throws DriverAbsentException {
        for (DriverHandle handle = current; handle != null; handle = current) {
            if (handle.enter()) {
                return handle;
            }
            Thread.onSpinWait();
        }
        throw new DriverAbsentException(pid);
    }

    private synchronized DriverHandle removed(Driver driver) {
        for (DriverHandle handle : present) {
            if (handle.driver() == driver) {
                present.remove(handle);
                current = present.peekLast();
                goneSince = System.nanoTime();
                return handle;
            }
        }
        return null;
    }

    /** On a thread of its own: ending a subscription may take the device's time. */
    private void release(DriverHandle handle) {
        FutureTask<Void> task = new FutureTask<>(() -> users.forEach(user -> user.release(handle)), null);
        try {
            pool.execute(task);
            task.get(callLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
            LOG.warn("{}: the driver goes before its subscriptions ended: {}", pid, Reasons.of(e));
        }
    }
}
