// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who listens to the channels of an asset: the asset itself, and others. Thread-safe. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(PollingAsset.class);
    /** Stands for the asset itself. */
    private static final ChannelListener SELF = event -> {};

    private final Set<SubscriptionKey> others = new CopyOnWriteArraySet<>();

    void add(String channel, ChannelListener listener) {
        others.add(new SubscriptionKey(channel, listener));
    }

    void remove(ChannelListener listener) {
        others.removeIf(key -> key.listener() == listener);
    }

    boolean isSelf(SubscriptionKey key) {
        return key.listener() == SELF;
    }

    /** What the driver has to push with this plan. */
    Map<SubscriptionKey, AssetChannel> wanted(AssetPlan plan) {
        Map<SubscriptionKey, AssetChannel> wanted = new HashMap<>();
        for (AssetChannel channel : plan.readable()) {
            if (channel.listen()) {
                wanted.put(new SubscriptionKey(channel.name(), SELF), channel);
            }
        }
        for (SubscriptionKey key : others) {
            AssetChannel channel = plan.channels().get(key.channel());
            if (channel != null && channel.readable()) {
                wanted.put(key, channel);
            }
        }
        return wanted;
    }

    /** Hands the event on with its value scaled. */
    void tell(SubscriptionKey key, AssetChannel channel, ChannelRecord raw, Reading reading) {
        ChannelRecord record = channel.readRecord();
        if (raw.getChannelStatus() != null) {
            record.setChannelStatus(raw.getChannelStatus());
        }
        ChannelAccess.complete(record, reading.samples().get(0));
        try {
            key.listener().onChannelEvent(new ChannelEvent(record));
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("{}: a listener failed", channel.id(), e);
        }
    }
}
