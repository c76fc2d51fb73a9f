// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary;

import java.math.BigInteger;

/** A whole number of any number of bits, which need not begin at a byte: bit 0 is the lowest one of the first byte. */
public class UnsignedIntegerLE extends AbstractBinaryData<BigInteger> {

    private final int bits;
    private final int firstBit;

    /**
     * So many bits.
     *
     * @param sizeBits how many
     * @param startBitOffset how many bits of the first byte, and of those after it, come before
     * @throws IllegalArgumentException if there are no bits
     */
    public UnsignedIntegerLE(int sizeBits, int startBitOffset) {
        super(Endianness.LITTLE_ENDIAN, bytes(sizeBits));
        this.bits = sizeBits;
        this.firstBit = startBitOffset;
    }

    @Override
    public Class<BigInteger> getValueType() {
        return BigInteger.class;
    }

    @Override
    public BigInteger read(Buffer buf, int offset) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < this.bits; i++) {
            int bit = offset * 8 + this.firstBit + i;
            if ((buf.get(Math.floorDiv(bit, 8)) >> Math.floorMod(bit, 8) & 1) != 0) {
                value = value.setBit(i);
            }
        }
        return value;
    }

    /**
     * Writes these bits and leaves those around them as they are.
     *
     * @throws IllegalArgumentException if the value is negative or has more bits
     */
    @Override
    public void write(Buffer buf, int offset, BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > this.bits) {
            throw new IllegalArgumentException(value + " is not allowed: a whole number from 0 to "
                    + BigInteger.ONE.shiftLeft(this.bits).subtract(BigInteger.ONE));
        }
        for (int i = 0; i < this.bits; i++) {
            int bit = offset * 8 + this.firstBit + i;
            int at = Math.floorDiv(bit, 8);
            int mask = 1 << Math.floorMod(bit, 8);
            buf.put(at, (byte) (value.testBit(i) ? buf.get(at) | mask : buf.get(at) & ~mask));
        }
    }

    private static int bytes(int sizeBits) {
        if (sizeBits <= 0) {
            throw new IllegalArgumentException("size = " + sizeBits + " is not allowed: at least 1 bit");
        }
        return (sizeBits - 1) / 8 + 1;
    }
}
