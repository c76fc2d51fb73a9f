// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.samples.ChannelId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Every asset and channel at one time. Immutable. */
final class Catalogue {

    private final SortedMap<String, AssetInfo> assets;
    private final List<ChannelInfo> channels;
    private final Map<ChannelId, ChannelInfo> byId = new HashMap<>();

    /** @param assets by name; not changed any more */
    Catalogue(SortedMap<String, AssetInfo> assets) {
        this.assets = assets;
        channels = assets.values().stream()
                .flatMap(asset -> asset.channels().stream())
                .toList();
        channels.forEach(channel -> byId.put(channel.id(), channel));
    }

    Collection<AssetInfo> assets() {
        return assets.values();
    }

    Optional<AssetInfo> asset(String pid) {
        return Optional.ofNullable(assets.get(pid));
    }

    Optional<ChannelInfo> channel(ChannelId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Ordered by asset and name. */
    List<ChannelInfo> channels() {
        return channels;
    }
}
