// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary;

/**
 * How one kind of value lies in bytes. Neither method looks whether the value lies within the buffer: what does not, ends
 * in the exception that the buffer throws.
 *
 * @param <T> what the value is in Java
 */
public interface BinaryData<T> {

    /** Which byte comes first. */
    Endianness getEndianness();

    /** How many bytes a value takes. */
    int getSize();

    /** What the value is in Java. */
    Class<T> getValueType();

    /** The value whose first byte is at {@code offset}. */
    T read(Buffer buf, int offset);

    /** Puts the value where its first byte is to be at {@code offset}. */
    void write(Buffer buf, int offset, T value);
}
