// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary;

import java.util.Arrays;

/** Bytes as they are. Its endianness is told as little, but nothing is turned round. */
public class ByteArray extends AbstractBinaryData<byte[]> {

    /**
     * So many bytes.
     *
     * @throws IllegalArgumentException if the size is not positive
     */
    public ByteArray(int size) {
        super(Endianness.LITTLE_ENDIAN, size);
    }

    @Override
    public Class<byte[]> getValueType() {
        return byte[].class;
    }

    /** The bytes, fewer than the size if the buffer ends before. */
    @Override
    public byte[] read(Buffer buf, int offset) {
        byte[] data = new byte[available(buf, offset)];
        buf.read(offset, data);
        return data;
    }

    /** Writes as many bytes as the size says and the buffer takes: what is longer is cut, what is shorter ends in zeros. */
    @Override
    public void write(Buffer buf, int offset, byte[] value) {
        int length = available(buf, offset);
        buf.write(offset, length, value.length < length ? Arrays.copyOf(value, length) : value);
    }

    private int available(Buffer buf, int offset) {
        return Math.max(0, Math.min(buf.getLength() - offset, getSize()));
    }
}
