// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.samples.ChannelId;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.type.DataType;

/**
 * What is configured of a channel.
 *
 * @param driver the driver's {@code kura.service.pid}
 */
record ChannelInfo(ChannelId id, DataType type, ChannelType access, String unit, String driver, boolean enabled) {

    boolean readable() {
        return access != ChannelType.WRITE;
    }

    boolean writable() {
        return access != ChannelType.READ;
    }
}
