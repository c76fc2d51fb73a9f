// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary;

import java.util.Objects;

/**
 * Binary data that knows its size and order of bytes.
 *
 * @param <T> what the value is in Java
 */
public abstract class AbstractBinaryData<T> implements BinaryData<T> {

    /** Which byte comes first. */
    protected final Endianness endianness;

    /** How many bytes a value takes. */
    protected final int size;

    /**
     * Made of its parts.
     *
     * @param endianness which byte comes first
     * @param size how many bytes a value takes
     * @throws IllegalArgumentException if the size is not positive
     */
    public AbstractBinaryData(Endianness endianness, int size) {
        this.endianness = Objects.requireNonNull(endianness, "endianness");
        if (size <= 0) {
            throw new IllegalArgumentException("size = " + size + " is not allowed: at least 1 byte");
        }
        this.size = size;
    }

    @Override
    public Endianness getEndianness() {
        return this.endianness;
    }

    @Override
    public int getSize() {
        return this.size;
    }
}
