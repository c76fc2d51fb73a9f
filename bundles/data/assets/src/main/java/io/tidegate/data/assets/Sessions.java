// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * What one asset has open in instances of its driver: one session at most, and former ones that still have to be ended where
 * their driver may be called.
 */
final class Sessions {

    private final BiConsumer<DriverSession, DriverSession.Event> receiver;
    private final AtomicReference<DriverSession> current = new AtomicReference<>();
    private final Set<DriverSession> retired = ConcurrentHashMap.newKeySet();

    /** @param receiver is told what drivers push, on their threads */
    Sessions(BiConsumer<DriverSession, DriverSession.Event> receiver) {
        this.receiver = receiver;
    }

    boolean isOpen() {
        return current.get() != null;
    }

    @SuppressWarnings("ReferenceEquality") // a session is what it is, whatever it holds
    boolean isCurrent(DriverSession session) {
        return current.get() == session;
    }

    /** The session in that instance; to be called while the asset is alone in the driver. */
    DriverSession of(DriverLink link, DriverHandle handle) {
        DriverSession open = current.get();
        if (open != null && open.isOf(handle)) {
            return open;
        }
        DriverSession fresh = new DriverSession(link, handle, receiver);
        replace(fresh);
        return fresh;
    }

    void end() {
        replace(null);
    }

    /** The session until now is ended where its driver may be called. */
    private void replace(DriverSession next) {
        boolean replaced;
        do {
            DriverSession old = current.get();
            // First, so that a driver that goes meanwhile finds it in one place or the other.
            if (old != null) {
                retired.add(old);
            }
            replaced = current.compareAndSet(old, next);
            if (old != null) {
                old.link().lane().tryExecute(() -> endOnLane(old));
            }
        } while (!replaced);
    }

    /** Unless its driver goes: then {@link #release} ends it, or nobody if it went. */
    private void endOnLane(DriverSession old) {
        if (old.handle().enter()) {
            try {
                if (retired.remove(old)) {
                    old.close();
                }
            } finally {
                old.handle().leave();
            }
        } else if (old.handle().hasEnded()) {
            retired.remove(old);
        }
    }

    /** Ends what was opened in the instance, which takes no other calls by now. */
    void release(DriverHandle handle) {
        DriverSession open = current.get();
        if (open != null && open.isOf(handle) && current.compareAndSet(open, null)) {
            open.close();
        }
        for (DriverSession old : List.copyOf(retired)) {
            if (old.isOf(handle) && retired.remove(old)) {
                old.close();
            }
        }
    }

    /** Lets go of the instance without calling it. */
    void abandon(DriverHandle handle) {
        DriverSession open = current.get();
        if (open != null && open.isOf(handle)) {
            current.compareAndSet(open, null);
        }
        retired.removeIf(old -> old.isOf(handle));
    }
}
