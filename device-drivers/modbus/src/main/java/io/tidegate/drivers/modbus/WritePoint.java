// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.block.task.Mode;

/** Puts its value into the request of a group; coded beforehand, so that a bad value never gets into a group. */
final class WritePoint extends Point {

    private final byte[] bytes;

    /** @throws IllegalArgumentException if the value can't be written there */
    WritePoint(ChannelRecord record, ModbusChannel channel) {
        super(record, channel, Mode.WRITE);
        if (!channel.table().writable()) {
            throw new IllegalArgumentException(channel.table() + " can't be written");
        }
        bytes = channel.type() == DeviceType.BOOL
                ? new byte[] {(byte) (Codec.asBit(record.getValue()) ? 1 : 0)}
                : Codec.encode(channel, record.getValue());
    }

    /** Whether it is written by the mask-write function, which changes one bit in the device without a read before. */
    boolean isBitOfRegister() {
        return channel().type() == DeviceType.BOOL && !channel().table().bits();
    }

    @Override
    public void run() {
        int index = getStart() - getParent().getStart();
        getParent().getBuffer().write(channel().table().bits() ? index : 2 * index, bytes);
    }
}
