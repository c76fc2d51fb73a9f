// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import org.eclipse.kura.channel.listener.ChannelListener;

/** Somebody who wants to hear of one channel. */
record SubscriptionKey(String channel, ChannelListener listener) {}
