// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel.listener;

import java.util.Objects;
import org.eclipse.kura.channel.ChannelRecord;
import org.osgi.annotation.versioning.ProviderType;

/** A device told a value by itself. */
@ProviderType
public class ChannelEvent {

    private final ChannelRecord channelRecord;

    /** Takes {@code channelRecord}: the value, its status and its time. */
    public ChannelEvent(ChannelRecord channelRecord) {
        this.channelRecord = Objects.requireNonNull(channelRecord, "channel record");
    }

    /** The value, its status and its time. */
    public ChannelRecord getChannelRecord() {
        return this.channelRecord;
    }

    @Override
    public String toString() {
        return "ChannelEvent [channelRecord=" + this.channelRecord + "]";
    }
}
