// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;

/** A subscription as a driver knows it: an object of its own for each, because drivers end one by its object. */
final class Subscription implements ChannelListener {

    private final SubscriptionKey key;
    private final Map<String, Object> configuration;
    private final BiConsumer<SubscriptionKey, ChannelEvent> receiver;

    Subscription(
            SubscriptionKey key,
            Map<String, Object> configuration,
            BiConsumer<SubscriptionKey, ChannelEvent> receiver) {
        this.key = key;
        this.configuration = configuration;
        this.receiver = receiver;
    }

    Map<String, Object> configuration() {
        return configuration;
    }

    @Override
    public void onChannelEvent(ChannelEvent event) {
        receiver.accept(key, event);
    }
}
