// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.kura.KuraStoreCapacityReachedException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.connection.listener.ConnectionListener;
import org.eclipse.kura.message.store.provider.MessageStore;
import org.eclipse.kura.message.store.provider.MessageStoreProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The message store that a data service uses: that of the provider with the configured PID, opened when it comes, given up
 * when it goes, tried again while it fails.
 */
final class StoreChoice {

    private static final Logger LOG = LoggerFactory.getLogger(StoreChoice.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Gets the open store, or null when it went; and whether it is the one before, back again. */
    interface User {
        void use(MessageStore store, boolean same);
    }

    interface Use<T> {
        T of(MessageStore store) throws KuraStoreException;
    }

    private final String pid;
    private final WorkerPool pool;
    private final Executor serial;
    private final User user;

    // Guarded by this.
    private final Map<MessageStoreProvider, String> providers = new LinkedHashMap<>();
    private String wantedPid = "";
    private String openedPid;
    private MessageStoreProvider provider;
    private MessageStore store;
    private String fault = "not opened yet";
    private boolean closed;

    private final ConnectionListener providerEvents = new ConnectionListener() {
        @Override
        public void connected() {
            run(StoreChoice.this::reopen);
        }

        @Override
        public void disconnected() {
            run(StoreChoice.this::reopen);
        }
    };

    StoreChoice(String pid, WorkerPool pool, Executor serial, User user) {
        this.pid = pid;
        this.pool = pool;
        this.serial = serial;
        this.user = user;
    }

    void choose(String storePid) {
        synchronized (this) {
            if (wantedPid.equals(storePid)) {
                return;
            }
            wantedPid = storePid;
        }
        drop();
        run(this::open);
    }

    void add(MessageStoreProvider added, String itsPid) {
        synchronized (this) {
            providers.put(added, itsPid);
        }
        run(this::open);
    }

    void remove(MessageStoreProvider removed) {
        boolean used;
        synchronized (this) {
            providers.remove(removed);
            used = removed == provider;
        }
        if (used) {
            drop();
            run(this::open);
        }
    }

    void close() {
        synchronized (this) {
            closed = true;
            providers.clear();
        }
        drop();
    }

    /** Calls the store, waiting for one while there is none, and again on its successor if it is replaced meanwhile. */
    <T> T use(Duration longest, Use<T> use) throws KuraStoreException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            MessageStore current = await(deadline);
            try {
                return use.of(current);
            } catch (KuraStoreCapacityReachedException e) {
                throw e;
            } catch (KuraStoreException e) {
                synchronized (this) {
                    if (current == store) {
                        throw e;
                    }
                }
            }
        }
    }

    /** How many messages the store has, -1 if that can't be told. */
    int count() {
        MessageStore current;
        synchronized (this) {
            current = store;
        }
        try {
            return current == null ? -1 : current.getMessageCount();
        } catch (KuraStoreException e) {
            return -1;
        }
    }

    void forget(Duration age) {
        MessageStore current;
        synchronized (this) {
            current = store;
        }
        if (current != null) {
            try {
                current.deleteStaleMessages((int) age.toSeconds());
            } catch (KuraStoreException e) {
                LOG.warn("{}: the message store could not forget old messages: {}", pid, e.getMessage());
            }
        }
    }

    /** Why there is no store, or null. */
    synchronized String fault() {
        return store != null ? null : fault;
    }

    private synchronized MessageStore await(long deadline) throws KuraStoreException {
        while (store == null) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0 || closed) {
                throw new KuraStoreException(pid + ": no message store: " + fault);
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KuraStoreException(e, pid + ": interrupted while waiting for the message store");
            }
        }
        return store;
    }

    private void open() {
        MessageStoreProvider chosen;
        synchronized (this) {
            chosen = find();
            if (store != null || closed) {
                return;
            }
            if (chosen == null) {
                fault = "store.db.service.pid = '" + wantedPid + "': there is no such message store now";
                return;
            }
        }
        try {
            MessageStore opened = chosen.openMessageStore(pid);
            opened(chosen, opened);
        } catch (KuraStoreException e) {
            failed(e);
        }
    }

    private void opened(MessageStoreProvider chosen, MessageStore opened) {
        boolean same;
        boolean taken;
        synchronized (this) {
            taken = !closed && chosen == find();
            same = wantedPid.equals(openedPid);
            if (taken) {
                provider = chosen;
                openedPid = wantedPid;
                store = opened;
                fault = null;
                notifyAll();
            }
        }
        if (taken) {
            chosen.addListener(providerEvents);
            user.use(opened, same);
        } else {
            opened.close();
            run(this::open);
        }
    }

    private void failed(KuraStoreException e) {
        synchronized (this) {
            if (fault == null || !fault.equals(e.getMessage())) {
                LOG.warn("{}: the message store can't be opened: {}", pid, e.getMessage());
            }
            fault = e.getMessage();
            if (closed) {
                return;
            }
        }
        var unused = pool.schedule(serial, this::open, RETRY);
    }

    private void reopen() {
        drop();
        open();
    }

    private void drop() {
        MessageStoreProvider before;
        MessageStore open;
        synchronized (this) {
            before = provider;
            open = store;
            provider = null;
            store = null;
            fault = "store.db.service.pid = '" + wantedPid + "': the message store is away";
        }
        if (open != null) {
            before.removeListener(providerEvents);
            user.use(null, false);
            open.close();
        }
    }

    // Holds the lock.
    private MessageStoreProvider find() {
        return providers.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wantedPid))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private void run(Runnable task) {
        try {
            serial.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: closed", pid);
        }
    }
}
