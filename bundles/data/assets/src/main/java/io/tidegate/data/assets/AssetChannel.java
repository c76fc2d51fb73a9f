// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.samples.ChannelId;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelType;

/** One channel of an asset with the names that its values carry, computed once. */
record AssetChannel(
        ChannelId id, Channel channel, boolean listen, Scaling scaling, String timestampKey, String errorKey) {

    AssetChannel(ChannelId id, Channel channel, boolean listen, Scaling scaling) {
        this(id, channel, listen, scaling, id.channel() + "_timestamp", id.channel() + "_error");
    }

    String name() {
        return id.channel();
    }

    boolean readable() {
        return channel.isEnabled() && channel.getType() != ChannelType.WRITE;
    }

    boolean writable() {
        return channel.isEnabled() && channel.getType() != ChannelType.READ;
    }

    ChannelRecord readRecord() {
        return channel.createReadRecord();
    }

    /** Kura's channels can be changed by whoever gets one, so nobody gets ours. */
    Channel copy() {
        Channel copy = new Channel(
                name(),
                channel.getType(),
                channel.getValueType(),
                channel.getScaleOffsetType(),
                channel.getValueScaleAsNumber(),
                channel.getValueOffsetAsNumber(),
                channel.getConfiguration());
        copy.setEnabled(channel.isEnabled());
        copy.setUnit(channel.getUnit());
        return copy;
    }
}
