// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.samples;

/**
 * The name of a channel in the whole gateway. Immutable, thread-safe.
 *
 * @param asset the asset's {@code kura.service.pid}; not empty
 * @param channel the channel's name in that asset; not empty, without {@code # / + ,} and space
 */
public record ChannelId(String asset, String channel) {

    public ChannelId {
        if (asset.isEmpty() || channel.isEmpty()) {
            throw new IllegalArgumentException("a channel needs an asset and a name: '" + asset + "/" + channel + "'");
        }
    }

    /** {@code asset/channel}, for messages. */
    @Override
    public String toString() {
        return asset + "/" + channel;
    }
}
