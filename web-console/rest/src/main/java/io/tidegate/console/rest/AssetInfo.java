// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.samples.ChannelId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetConfiguration;
import org.eclipse.kura.channel.Channel;

/**
 * An asset as it was configured when it was last seen.
 *
 * @param asset null while it is not running
 * @param goneAt {@link System#nanoTime} when it went; without meaning while it is running
 */
record AssetInfo(String pid, Asset asset, String driver, String description, List<ChannelInfo> channels, long goneAt) {

    /** The unit as our assets and Kura's keep it in a channel's configuration. */
    private static final String UNIT = "+unit";

    static AssetInfo of(String pid, Asset asset) {
        AssetConfiguration configuration = asset.getAssetConfiguration();
        String driver = configuration.getDriverPid();
        List<ChannelInfo> channels = new TreeMap<>(configuration.getAssetChannels())
                .entrySet().stream()
                        .map(entry -> channel(new ChannelId(pid, entry.getKey()), entry.getValue(), driver))
                        .toList();
        return new AssetInfo(pid, asset, driver, configuration.getAssetDescription(), channels, 0);
    }

    private static ChannelInfo channel(ChannelId id, Channel channel, String driver) {
        Map<String, Object> keys = channel.getConfiguration();
        String unit = channel.getUnit().isEmpty() && keys.get(UNIT) != null
                ? keys.get(UNIT).toString()
                : channel.getUnit();
        return new ChannelInfo(id, channel.getValueType(), channel.getType(), unit, driver, channel.isEnabled());
    }

    AssetInfo gone(long now) {
        return new AssetInfo(pid, null, driver, description, channels, now);
    }

    boolean running() {
        return asset != null;
    }
}
