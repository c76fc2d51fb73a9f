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
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    /** By PID, the longest running first: a second one of a name takes over when the first has gone. */
    private final Map<String, TreeMap<Long, End>> ends = new HashMap<>();

    private final Map<String, Set<Edge>> touching = new HashMap<>();
    private final Map<Edge, DirectWire> connected = new HashMap<>();
    private final Map<String, End> toTell = new LinkedHashMap<>();
    private Set<Edge> edges = Set.of();
    private boolean telling;
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
            applied = true;
            changed.forEach(this::join);
            flow.complete(connected.size() == edges.size());
        }
        tell();
    }

    /** A component came, or its properties changed. */
    void add(End end) {
        synchronized (this) {
            ends.computeIfAbsent(end.pid(), k -> new TreeMap<>()).put(end.id(), end);
            rejoin(end.pid());
        }
        tell();
    }

    void remove(String pid, long id) {
        synchronized (this) {
            TreeMap<Long, End> ofPid = ends.get(pid);
            if (ofPid == null || ofPid.remove(id) == null) {
                return;
            }
            if (ofPid.isEmpty()) {
                ends.remove(pid);
            }
            rejoin(pid);
        }
        tell();
    }

    synchronized int connected() {
        return connected.size();
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
        flow.complete(applied && connected.size() == edges.size());
    }

    private void join(Edge edge) {
        End from = end(edge.emitter());
        End to = end(edge.receiver());
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
        changed(edge.emitter(), from);
        changed(edge.receiver(), to);
    }

    private void changed(String pid, End end) {
        flow.connect(pid, outgoing(pid), incoming(pid));
        if (end != null) {
            toTell.put(pid, end);
        }
    }

    private void tell() {
        for (End end = nextToTell(false); end != null; end = nextToTell(true)) {
            tell(end);
        }
    }

    private void tell(End end) {
        try {
            if (end.component() instanceof Producer producer) {
                producer.consumersConnected(orNull(outgoing(end.pid())));
            }
            if (end.component() instanceof Consumer consumer) {
                consumer.producersConnected(orNull(incoming(end.pid())));
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{}: failed when told about its wires", end.pid(), e);
        }
    }

    private synchronized End nextToTell(boolean mine) {
        if (telling && !mine) {
            return null;
        }
        telling = !toTell.isEmpty();
        if (!telling) {
            return null;
        }
        return toTell.remove(toTell.keySet().iterator().next());
    }

    private synchronized List<Wire> outgoing(String pid) {
        return touching.getOrDefault(pid, Set.of()).stream()
                .filter(e -> e.emitter().equals(pid) && connected.containsKey(e))
                .<Wire>map(connected::get)
                .toList();
    }

    private synchronized List<Wire> incoming(String pid) {
        return touching.getOrDefault(pid, Set.of()).stream()
                .filter(e -> e.receiver().equals(pid) && connected.containsKey(e))
                .<Wire>map(connected::get)
                .toList();
    }

    /** The specification's way to say that there is none. */
    private static Wire[] orNull(List<Wire> wires) {
        return wires.isEmpty() ? null : wires.toArray(Wire[]::new);
    }

    private End end(String pid) {
        TreeMap<Long, End> ofPid = ends.get(pid);
        return ofPid == null ? null : ofPid.firstEntry().getValue();
    }

    private String allowed(Edge edge) {
        End from = end(edge.emitter());
        End to = end(edge.receiver());
        if (from == null) {
            return "as emitter a running wire component, " + edge.emitter() + " is none; running: " + running();
        }
        if (to == null) {
            return "as receiver a running wire component, " + edge.receiver() + " is none; running: " + running();
        }
        if (edge.emitterPort() >= from.outputs()) {
            return "an emitter port below the " + from.outputs() + " that " + edge.emitter() + " has";
        }
        return "a receiver port below the " + to.inputs() + " that " + edge.receiver() + " has";
    }

    private String running() {
        return ends.isEmpty()
                ? "none"
                : ends.keySet().stream().sorted().limit(20).collect(Collectors.joining(", "))
                        + (ends.size() > 20 ? " and " + (ends.size() - 20) + " more" : "");
    }
}
