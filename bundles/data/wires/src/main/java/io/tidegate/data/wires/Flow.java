// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.wireadmin.Wire;

/**
 * What the wire graph and the supports handed to components share: the present wires by service id, and the gate that keeps
 * envelopes out while this bundle comes or goes, so that nothing is delivered to half a graph.
 */
@Component(service = Flow.class)
public final class Flow {

    /** After this time an incomplete graph works with what it has, and a stop no longer waits for what is on its way. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private record Wires(List<Wire> outgoing, List<Wire> incoming) {
        void give(PortSupport support) {
            support.feed(outgoing.toArray(Wire[]::new), incoming.toArray(Wire[]::new));
        }
    }

    private final Bundle bundle;
    private final Map<Long, Wires> wires = new HashMap<>();
    private final Map<Long, WeakReference<PortSupport>> supports = new HashMap<>();
    private final Set<Thread> delivering = ConcurrentHashMap.newKeySet();
    private final LongAdder refused = new LongAdder();
    private final long begun = System.nanoTime();
    private OptionalLong drainEnd = OptionalLong.empty();
    private volatile boolean open;
    /** The bundle may be up again while an emitter still holds a support of its former life. */
    private volatile boolean over;

    @Activate
    public Flow(BundleContext context) {
        bundle = context.getBundle();
    }

    @Deactivate
    void stop() {
        over = true;
        drain();
    }

    /** The newest support of a component gets its wires without the component's doing, whichever of them comes first. */
    synchronized void register(PortSupport support) {
        supports.values().removeIf(reference -> reference.get() == null);
        WeakReference<PortSupport> replaced = supports.put(support.id(), new WeakReference<>(support));
        PortSupport former = replaced == null ? null : replaced.get();
        if (former != null) {
            former.release();
        }
        Wires present = wires.get(support.id());
        if (present != null) {
            present.give(support);
        }
    }

    /** The component of that service id has these wires now. */
    synchronized void connect(long id, List<Wire> outgoing, List<Wire> incoming) {
        Wires present = new Wires(outgoing, incoming);
        if (outgoing.isEmpty() && incoming.isEmpty()) {
            wires.remove(id);
        } else {
            wires.put(id, present);
        }
        WeakReference<PortSupport> reference = supports.get(id);
        PortSupport support = reference == null ? null : reference.get();
        if (support != null) {
            present.give(support);
        }
    }

    /** Opens the gate for good once every wire is connected, or {@link #PATIENCE} has passed. */
    void complete(boolean all) {
        if (all) {
            open = true;
        }
    }

    /**
     * Runs a delivery. One inside another on the same thread belongs to it and is never refused.
     *
     * @return false if it was refused because the graph is not up or no longer up
     */
    boolean deliver(Runnable delivery) {
        Thread thread = Thread.currentThread();
        if (!delivering.add(thread)) {
            delivery.run();
            return true;
        }
        try {
            if (isClosed()) {
                return false;
            }
            delivery.run();
            return true;
        } finally {
            delivering.remove(thread);
        }
    }

    void countRefused() {
        refused.increment();
    }

    /** Envelopes of emitters that don't try again, dropped while the graph was not up. */
    long refused() {
        return refused.sum();
    }

    /** If the bundle is being stopped: waits until what is on its way has arrived, but not over 2 s in all. */
    void drain() {
        while (isStopping()
                && delivering.stream().anyMatch(t -> t != Thread.currentThread())
                && System.nanoTime() - drainEnd() < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(500_000);
        }
    }

    private synchronized long drainEnd() {
        if (drainEnd.isEmpty()) {
            drainEnd = OptionalLong.of(System.nanoTime() + PATIENCE.toNanos());
        }
        return drainEnd.getAsLong();
    }

    private boolean isClosed() {
        if (isStopping()) {
            return true;
        }
        if (!open && System.nanoTime() - begun > PATIENCE.toNanos()) {
            open = true;
        }
        return !open;
    }

    private boolean isStopping() {
        return over || (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0;
    }
}
