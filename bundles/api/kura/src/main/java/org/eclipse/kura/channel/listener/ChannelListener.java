// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel.listener;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told values that a device tells by itself. */
@ConsumerType
public interface ChannelListener {

    /** A value came. Called on a thread of the driver: must not block. */
    void onChannelEvent(ChannelEvent event);
}
