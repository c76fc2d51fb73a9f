// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What arrived outside the gateway, by the way it came. Thread-safe. */
final class Arrivals {

    /** Protocols of the devices, and the route that posts to an HTTP endpoint. */
    static final List<String> WAYS = List.of("modbus", "opcua", "mqtt", "route");

    private final Screen screen;
    private final Map<String, Long> values = new HashMap<>();
    private final Map<String, Set<String>> channels = new HashMap<>();
    private final Map<String, String> first = new TreeMap<>();
    private final Map<String, Set<String>> changed = new HashMap<>();

    Arrivals(Screen screen) {
        this.screen = screen;
    }

    /** @param time when the device answered, in milliseconds since 1970; negative if unknown */
    synchronized void arrived(String way, String channel, String value, boolean good, long time) {
        values.merge(way, 1L, Long::sum);
        channels.computeIfAbsent(way, w -> new TreeSet<>()).add(channel);
        String before = good ? first.putIfAbsent(way + " " + channel, value) : value;
        if (before != null && !before.equals(value)) {
            changed.computeIfAbsent(way, w -> new HashSet<>()).add(channel);
        }
        screen.value(way, channel, value, good, time < 0 ? -1 : System.currentTimeMillis() - time);
    }

    synchronized boolean any() {
        return !values.isEmpty();
    }

    /** Every channel that came from a device. */
    synchronized Set<String> deviceChannels() {
        return channels.entrySet().stream()
                .filter(way -> !way.getKey().equals("route"))
                .flatMap(way -> way.getValue().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ways by which no good value arrived that changed later. */
    synchronized List<String> dead() {
        return WAYS.stream()
                .filter(way -> changed.getOrDefault(way, Set.of()).isEmpty())
                .toList();
    }

    synchronized String verdict() {
        return WAYS.stream()
                .map(way -> "%s %d values of %d channels, %d changed"
                        .formatted(
                                way,
                                values.getOrDefault(way, 0L),
                                channels.getOrDefault(way, Set.of()).size(),
                                changed.getOrDefault(way, Set.of()).size()))
                .collect(Collectors.joining("; "));
    }
}
