// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary.adapter;

import org.eclipse.kura.driver.binary.BinaryData;
import org.eclipse.kura.driver.binary.Buffer;
import org.eclipse.kura.driver.binary.Endianness;

/** A number as a truth value: true is what is not 0, and is written as 1. */
public class ToBoolean implements BinaryData<Boolean> {

    private final BinaryData<? extends Number> wrapped;

    /** Takes {@code wrapped}: how the number lies in bytes. */
    public <T extends Number> ToBoolean(BinaryData<T> wrapped) {
        this.wrapped = wrapped;
    }

    @Override
    public Endianness getEndianness() {
        return this.wrapped.getEndianness();
    }

    @Override
    public int getSize() {
        return this.wrapped.getSize();
    }

    @Override
    public Class<Boolean> getValueType() {
        return Boolean.class;
    }

    @Override
    public Boolean read(Buffer buf, int offset) {
        return this.wrapped.read(buf, offset).doubleValue() != 0;
    }

    @Override
    public void write(Buffer buf, int offset, Boolean value) {
        write(this.wrapped, buf, offset, value);
    }

    private static <T extends Number> void write(BinaryData<T> data, Buffer buf, int offset, boolean value) {
        data.write(buf, offset, Numbers.fromDouble(data.getValueType()).apply(value ? 1.0 : 0.0));
    }
}
