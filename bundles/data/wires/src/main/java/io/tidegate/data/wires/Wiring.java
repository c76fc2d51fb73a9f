// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the configured wires and the running components together: a wire is connected while both of its ends are there.
 * Only what changed is touched. Components are told outside the lock, one after the other; whoever finds the telling in
 * progress leaves its own to it.
 */
final class Wiring {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private final Flow flow;
    private final Ends ends = new Ends();
    private final Map<String, Set<Edge>> touching = new HashMap<>();
    private final Map<Edge, DirectWire> connected = new HashMap<>();
    /** By service id, so that a component is told once, of the newest. */
    private final Map<Long, End> toTell = new LinkedHashMap<>();

    private Set<Edge> edges = Set.of();
    /** Who is being told; null if nobody is. */
    private End told;
    /** Before the graph is known, that nothing is missing says nothing. */
    private boolean applied;

    Wiring(Flow flow) {
        this.flow = flow;
    }

    /** Changes to the graph's wires; those in both keep their wire. */
    void apply(Collection<Edge> wanted) {
        synchronized (this) {
            Set<Edge> next = new LinkedHashSet<>(wanted);
            Set<Edge> changed = new LinkedHashSet<>(edges);
            changed.addAll(next);
            changed.removeIf(e -> edges.contains(e) && next.contains(e));
            edges = next;
            touching.clear();
            for (Edge edge : next) {
                touching.computeIfAbsent(edge.emitter(), k -> new LinkedHashSet<>())
                        .add(edge);
                touching.computeIfAbsent(edge.receiver(), k -> new LinkedHashSet<>())
                        .add(edge);
            }
            changed.forEach(this::join);
            if (!applied) {
                ends.all().forEach(end -> toTell.put(end.id(), end));
            }
            applied = true;
        }
        tell();
    }

    /** A component came, or its properties changed. Told of its wires at once, also that it has none. */
    void add(End end) {
        synchronized (this) {
            End before = ends.put(end);
            if (before != null && !before.pid().equals(end.pid())) {
                flow.connect(end.id(), List.of(), List.of());
                rejoin(before.pid());
            }
            rejoin(end.pid());
            if (before == null && applied) {
                toTell.put(end.id(), end);
            }
        }
        tell();
    }

    void remove(long id) {
        synchronized (this) {
            End gone = ends.remove(id);
            if (gone == null) {
                return;
            }
            toTell.remove(id);
            flow.connect(id, List.of(), List.of());
            rejoin(gone.pid());
        }
        tell();
    }

    /** How many wires carry envelopes, and both of their ends have been told. */
    synchronized int connected() {
        return (int) connected.keySet().stream()
                .filter(e -> !isToBeTold(ends.current(e.emitter())) && !isToBeTold(ends.current(e.receiver())))
                .count();
    }

    private boolean isToBeTold(End end) {
        return end != null && (toTell.containsKey(end.id()) || (told != null && told.id() == end.id()));
    }

    /** What keeps wires from working, a line each; empty if nothing does. */
    synchronized List<String> troubles() {
        List<String> lines = new ArrayList<>();
        for (Edge edge : edges) {
            DirectWire wire = connected.get(edge);
            if (wire == null) {
                lines.add(GraphRules.problem("wire " + edge, allowed(edge)).toString());
            } else if (!wire.trouble().isEmpty()) {
                lines.add(wire.trouble());
            }
        }
        return lines;
    }

    private void rejoin(String pid) {
        touching.getOrDefault(pid, Set.of()).forEach(this::join);
    }

    private void join(Edge edge) {
        End from = ends.current(edge.emitter());
        End to = ends.current(edge.receiver());
        boolean fits = edges.contains(edge)
                && from != null
                && to != null
                && edge.emitterPort() < from.outputs()
                && edge.receiverPort() < to.inputs();
        DirectWire wire = connected.get(edge);
        if (wire != null && fits && wire.joins(from, to)) {
            return;
        }
        if (wire == null && !fits) {
            return;
        }
        if (wire != null) {
            wire.disconnect();
            connected.remove(edge);
        }
        if (fits) {
            connected.put(edge, new DirectWire(edge, from, to));
        }
        changed(from);
        changed(to);
    }

    private void changed(End end) {
        if (end != null) {
            flow.connect(end.id(), outgoing(end), incoming(end));
            toTell.put(end.id(), end);
        }
    }

    /** The wire that is connected for it now, or null. */
    synchronized Wire wire(Edge edge) {
        return connected.get(edge);
    }

    private void tell() {
        for (End end = nextToTell(false); end != null; end = nextToTell(true)) {
            tell(end);
        }
    }

    private void tell(End end) {
        try {
            if (end.component() instanceof Producer producer) {
                producer.consumersConnected(orNull(outgoing(end)));
            }
            if (end.component() instanceof Consumer consumer) {
                consumer.producersConnected(orNull(incoming(end)));
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{}: failed when told about its wires", end.pid(), e);
        }
    }

    /** @param mine whether the caller is the one who tells */
    private synchronized End nextToTell(boolean mine) {
        if (told != null && !mine) {
            return null;
        }
        told = toTell.isEmpty()
                ? null
                : toTell.remove(toTell.keySet().iterator().next());
        if (told == null) {
            // An add-on that keeps its wires itself would lose what reaches it before it knows them.
            flow.complete(applied && connected.size() == edges.size());
        }
        return told;
    }

    private synchronized List<Wire> outgoing(End end) {
        return wires(end, Edge::emitter);
    }

    private synchronized List<Wire> incoming(End end) {
        return wires(end, Edge::receiver);
    }

    private List<Wire> wires(End end, Function<Edge, String> which) {
        return touching.getOrDefault(end.pid(), Set.of()).stream()
                .filter(e -> which.apply(e).equals(end.pid()) && connected.containsKey(e) && ends.isCurrent(end))
                .<Wire>map(connected::get)
                .toList();
    }

    /** The specification's way to say that there is none. */
    private static Wire[] orNull(List<Wire> wires) {
        return wires.isEmpty() ? null : wires.toArray(Wire[]::new);
    }

    private String allowed(Edge edge) {
        End from = ends.current(edge.emitter());
        End to = ends.current(edge.receiver());
        if (from == null) {
            return "as emitter a running wire component, " + edge.emitter() + " is none; running: " + ends.names();
        }
        if (to == null) {
            return "as receiver a running wire component, " + edge.receiver() + " is none; running: " + ends.names();
        }
        if (edge.emitterPort() >= from.outputs()) {
            return "an emitter port below the " + from.outputs() + " that " + edge.emitter() + " has";
        }
        return "a receiver port below the " + to.inputs() + " that " + edge.receiver() + " has";
    }
}
