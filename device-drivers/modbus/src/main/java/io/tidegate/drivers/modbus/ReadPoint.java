// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.block.task.Mode;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;

/** Takes its value out of the answer to a block. One that does not fit fails this channel, not the block. */
final class ReadPoint extends Point {

    ReadPoint(ChannelRecord record, ModbusChannel channel) {
        super(record, channel, Mode.READ);
    }

    @Override
    public void run() {
        ReadBlock block = (ReadBlock) getParent();
        try {
            record.setValue(value(block.getBuffer(), getStart() - block.getStart(), record.getValueType()));
            succeed(block.time());
        } catch (IllegalArgumentException e) {
            fail(block.device().name() + ": " + record.getChannelName() + ": " + e.getMessage(), e, block.time());
        }
    }

    private TypedValue<?> value(Payload answer, int index, DataType wanted) {
        return channel().table().bits()
                ? Codec.ofBit(((answer.get(index / 8) >> (index % 8)) & 1) != 0, wanted)
                : Codec.decode(channel(), answer, 2 * index, wanted);
    }
}
