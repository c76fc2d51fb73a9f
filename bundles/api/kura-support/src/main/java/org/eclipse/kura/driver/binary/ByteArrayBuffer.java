// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary;

/** The bytes of an array, which is kept, not copied. */
public class ByteArrayBuffer implements Buffer {

    private final byte[] bytes;

    /** Takes {@code data}: what is read and written. */
    public ByteArrayBuffer(byte[] data) {
        this.bytes = data;
    }

    @Override
    public void put(int offset, byte value) {
        this.bytes[offset] = value;
    }

    @Override
    public byte get(int offset) {
        return this.bytes[offset];
    }

    @Override
    public int getLength() {
        return this.bytes.length;
    }

    @Override
    public void write(int offset, int length, byte[] data) {
        System.arraycopy(data, 0, this.bytes, offset, length);
    }

    @Override
    public void read(int offset, int length, byte[] data) {
        System.arraycopy(this.bytes, offset, data, 0, length);
    }

    /** The array itself. */
    public byte[] getBackingArray() {
        return this.bytes;
    }
}
