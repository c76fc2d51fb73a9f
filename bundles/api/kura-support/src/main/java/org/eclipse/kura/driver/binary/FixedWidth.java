// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary;

import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** A number of up to eight bytes. Bits that a value has beyond its size are dropped when it is written. */
final class FixedWidth<T> extends AbstractBinaryData<T> {

    private final Class<T> type;
    private final LongFunction<T> fromBits;
    private final ToLongFunction<T> toBits;

    /** Bits come unsigned, that is, with zeros above the size. */
    FixedWidth(Class<T> type, int size, Endianness endianness, LongFunction<T> fromBits, ToLongFunction<T> toBits) {
        super(endianness, size);
        this.type = type;
        this.fromBits = fromBits;
        this.toBits = toBits;
    }

    @Override
    public Class<T> getValueType() {
        return this.type;
    }

    @Override
    public T read(Buffer buf, int offset) {
        long bits = 0;
        if (this.endianness == Endianness.BIG_ENDIAN) {
            for (int i = 0; i < this.size; i++) {
                bits = bits << 8 | (buf.get(offset + i) & 0xFF);
            }
        } else {
            for (int i = this.size - 1; i >= 0; i--) {
                bits = bits << 8 | (buf.get(offset + i) & 0xFF);
            }
        }
        return this.fromBits.apply(bits);
    }

    @Override
    public void write(Buffer buf, int offset, T value) {
        long bits = this.toBits.applyAsLong(value);
        for (int i = 0; i < this.size; i++) {
            int at = this.endianness == Endianness.LITTLE_ENDIAN ? i : this.size - 1 - i;
            buf.put(offset + at, (byte) (bits >> (8 * i)));
        }
    }
}
