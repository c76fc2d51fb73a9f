// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary.adapter;

import java.util.function.Function;
import org.eclipse.kura.driver.binary.BinaryData;
import org.eclipse.kura.driver.binary.Buffer;
import org.eclipse.kura.driver.binary.Endianness;

/**
 * A number times a gain plus an offset, in either direction: what is read is {@code raw * gain + offset}, what is written
 * is {@code value * gain + offset}. So whoever reads and writes the same number needs two of them, the second with the
 * gain {@code 1 / gain} and the offset {@code -offset / gain}.
 */
public class GainOffset implements BinaryData<Double> {

    private final Wrapped<? extends Number> wrapped;
    private final double gain;
    private final double shift;

    /**
     * Made of its parts.
     *
     * @param wrapped how the number lies in bytes; what is written becomes that number as a cast makes it
     * @param gain what to multiply by
     * @param offset what to add then
     * @throws IllegalArgumentException if it is a number of another kind than those of {@code java.lang} and
     *     {@link java.math.BigInteger}
     */
    public GainOffset(BinaryData<? extends Number> wrapped, double gain, double offset) {
        this.wrapped = new Wrapped<>(wrapped);
        this.gain = gain;
        this.shift = offset;
    }

    @Override
    public Endianness getEndianness() {
        return this.wrapped.data.getEndianness();
    }

    @Override
    public int getSize() {
        return this.wrapped.data.getSize();
    }

    @Override
    public Class<Double> getValueType() {
        return Double.class;
    }

    @Override
    public Double read(Buffer buf, int offset) {
        return this.wrapped.data.read(buf, offset).doubleValue() * this.gain + this.shift;
    }

    @Override
    public void write(Buffer buf, int offset, Double value) {
        this.wrapped.write(buf, offset, value * this.gain + this.shift);
    }

    private static final class Wrapped<T extends Number> {

        private final BinaryData<T> data;
        private final Function<Double, T> fromDouble;

        Wrapped(BinaryData<T> data) {
            this.data = data;
            this.fromDouble = Numbers.fromDouble(data.getValueType());
        }

        void write(Buffer buf, int offset, double value) {
            this.data.write(buf, offset, this.fromDouble.apply(value));
        }
    }
}
