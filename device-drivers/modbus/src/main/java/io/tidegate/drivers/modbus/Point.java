// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.type.TypedValue;

/** A record and where its value lives in the device. */
record Point(ChannelRecord record, ModbusChannel channel) {

    private static final ChannelStatus SUCCESS = new ChannelStatus(ChannelFlag.SUCCESS);

    /** Takes the value out of the answer to a read that began at {@code start}, its data at {@code offset}. */
    void take(String device, byte[] answer, int offset, int start, long time) {
        int index = channel.address() - start;
        try {
            TypedValue<?> value = channel.table().bits()
                    ? Codec.ofBit(((answer[offset + index / 8] >> (index % 8)) & 1) != 0, record.getValueType())
                    : Codec.decode(channel, answer, offset + 2 * index, record.getValueType());
            record.setValue(value);
            succeed(time);
        } catch (IllegalArgumentException e) {
            fail(record, device + ": " + record.getChannelName() + ": " + e.getMessage(), e, time);
        }
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
