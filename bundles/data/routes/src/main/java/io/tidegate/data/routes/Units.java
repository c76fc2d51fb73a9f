// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.api.samples.ChannelId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.channel.Channel;

/** The units of channels, asked of their asset now and then: samples don't carry them. Used by one thread at a time. */
final class Units {

    private static final long VALID_NANOS = Duration.ofSeconds(5).toNanos();

    private record Asked(Map<String, Channel> channels, long at) {}

    private final Present<Asset> assets;
    private final Map<String, Asked> asked = new HashMap<>();

    Units(Present<Asset> assets) {
        this.assets = assets;
    }

    /** Empty if unknown. */
    String of(ChannelId id) {
        Asked known = asked.get(id.asset());
        if (known == null || System.nanoTime() - known.at() > VALID_NANOS) {
            known = new Asked(channels(id.asset()), System.nanoTime());
            asked.put(id.asset(), known);
        }
        Channel channel = known.channels().get(id.channel());
        return channel == null || channel.getUnit() == null ? "" : channel.getUnit();
    }

    private Map<String, Channel> channels(String name) {
        Asset asset = assets.get(name);
        return asset == null || asset.getAssetConfiguration() == null
                ? Map.of()
                : asset.getAssetConfiguration().getAssetChannels();
    }
}
