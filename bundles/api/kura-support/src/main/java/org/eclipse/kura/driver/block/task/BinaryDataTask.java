// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import java.io.IOException;
import java.util.function.Function;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.binary.BinaryData;
import org.eclipse.kura.driver.binary.Buffer;
import org.eclipse.kura.driver.binary.TypeUtil;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/**
 * A channel whose value lies in bytes as its binary data says; addresses count bytes. A value that was read but can't
 * become the channel's fails this channel only; one that can't be written throws, which keeps its whole block from the
 * device.
 *
 * @param <T> what the value is in Java
 */
public class BinaryDataTask<T> extends ChannelBlockTask {

    private final BinaryData<T> data;
    private final Function<T, TypedValue<?>> toTypedValue;
    private final Function<TypedValue<?>, T> fromTypedValue;

    /**
     * A channel whose value is what the binary data is in Java.
     *
     * @param record the channel
     * @param offset its first address
     * @param dataType how its value lies in bytes
     * @param mode whether it is read or written
     */
    @SuppressWarnings("unchecked")
    public BinaryDataTask(ChannelRecord record, int offset, BinaryData<T> dataType, Mode mode) {
        this(record, offset, dataType, TypedValues::newTypedValue, value -> (T) value.getValue(), mode);
    }

    /**
     * A channel whose value is converted by {@link TypeUtil}.
     *
     * @param record the channel
     * @param offset its first address
     * @param binaryDataType how its value lies in bytes
     * @param dataType the type of the channel's value
     * @param mode whether it is read or written
     * @throws IllegalArgumentException if there is no such conversion
     */
    public BinaryDataTask(
            ChannelRecord record, int offset, BinaryData<T> binaryDataType, DataType dataType, Mode mode) {
        this(
                record,
                offset,
                binaryDataType,
                TypeUtil.toTypedValue(binaryDataType.getValueType(), dataType),
                TypeUtil.fromTypedValue(binaryDataType.getValueType(), dataType),
                mode);
    }

    /**
     * A channel whose value is converted by functions.
     *
     * @param record the channel
     * @param offset its first address
     * @param dataType how its value lies in bytes
     * @param toTypedValue makes the channel's value of what was read
     * @param fromTypedValue makes what is written of the channel's value
     * @param mode whether it is read or written
     */
    public BinaryDataTask(
            ChannelRecord record,
            int offset,
            BinaryData<T> dataType,
            Function<T, TypedValue<?>> toTypedValue,
            Function<TypedValue<?>, T> fromTypedValue,
            Mode mode) {
        super(record, offset, offset + dataType.getSize(), mode);
        this.data = dataType;
        this.toTypedValue = toTypedValue;
        this.fromTypedValue = fromTypedValue;
    }

    @Override
    public void run() throws IOException {
        Buffer buffer = getParent().getBuffer();
        int at = getStart() - getParent().getStart();
        if (getMode() == Mode.READ) {
            read(buffer, at);
        } else {
            this.data.write(buffer, at, this.fromTypedValue.apply(this.record.getValue()));
        }
    }

    private void read(Buffer buffer, int at) {
        try {
            this.record.setValue(this.toTypedValue.apply(this.data.read(buffer, at)));
        } catch (RuntimeException e) {
            onFailure(e);
            return;
        }
        onSuccess();
    }
}
