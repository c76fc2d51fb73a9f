// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A checked configuration of an asset, with everything computed that a reading would otherwise compute again.
 *
 * @param pid the asset's {@code kura.service.pid}
 * @param pollInterval zero if the asset reads only when it is triggered
 * @param staleAfter the age from which on a value is stale; zero if never
 * @param channels all channels by name, in the order of their names
 * @param readable the channels that a reading of the whole asset reads, in the order of their names
 */
record AssetPlan(
        String pid,
        String description,
        String driverPid,
        Duration pollInterval,
        Duration staleAfter,
        EmitOptions emit,
        SortedMap<String, AssetChannel> channels,
        List<AssetChannel> readable) {

    AssetPlan {
        channels = Collections.unmodifiableSortedMap(new TreeMap<>(channels));
        readable = List.copyOf(readable);
    }

    boolean polls() {
        return !pollInterval.isZero() && !readable.isEmpty();
    }

    /** Whether a reading of the whole asset asks the driver for the same as before. */
    boolean readsLike(AssetPlan other) {
        return driverPid.equals(other.driverPid) && configurations(readable).equals(configurations(other.readable));
    }

    private static List<Map<String, Object>> configurations(List<AssetChannel> channels) {
        return channels.stream().map(c -> c.channel().getConfiguration()).toList();
    }
}
