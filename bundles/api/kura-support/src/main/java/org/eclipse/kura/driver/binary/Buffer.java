// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary;

/** Bytes that can be read and written one by one, counted from 0; who implements it says where they are kept. */
public interface Buffer {

    /** Writes one byte. */
    void put(int offset, byte value);

    /** Reads one byte. */
    byte get(int offset);

    /** Writes the first {@code length} bytes of {@code data}. */
    default void write(int offset, int length, byte[] data) {
        for (int i = 0; i < length; i++) {
            put(offset + i, data[i]);
        }
    }

    /** Writes all of {@code data}. */
    default void write(int offset, byte[] data) {
        write(offset, data.length, data);
    }

    /** Reads {@code length} bytes into the beginning of {@code data}. */
    default void read(int offset, int length, byte[] data) {
        for (int i = 0; i < length; i++) {
            data[i] = get(offset + i);
        }
    }

    /** Reads as many bytes as {@code data} has room for. */
    default void read(int offset, byte[] data) {
        read(offset, data.length, data);
    }

    /** A copy of all bytes. */
    default byte[] toArray() {
        byte[] copy = new byte[getLength()];
        read(0, copy);
        return copy;
    }

    /** How many bytes there are. */
    int getLength();
}
