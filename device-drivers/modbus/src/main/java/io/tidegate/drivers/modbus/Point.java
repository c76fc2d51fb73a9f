// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.driver.block.task.ChannelBlockTask;
import org.eclipse.kura.driver.block.task.Mode;

/** A record and where its value lives in the device. All points of an exchange carry its time. */
abstract class Point extends ChannelBlockTask {

    private static final ChannelStatus SUCCESS = new ChannelStatus(ChannelFlag.SUCCESS);

    private final ModbusChannel channel;

    Point(ChannelRecord record, ModbusChannel channel, Mode mode) {
        super(record, channel.address(), channel.end(), mode);
        this.channel = channel;
    }

    ModbusChannel channel() {
        return channel;
    }

    void succeed(long time) {
        record.setChannelStatus(SUCCESS);
        record.setTimestamp(time);
    }

    void fail(String message, Exception cause, long time) {
        fail(record, message, cause, time);
    }

    static void fail(ChannelRecord record, String message, Exception cause, long time) {
        record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, message, cause));
        record.setTimestamp(time);
    }
}
