// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

import java.util.Arrays;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** Some bytes. Immutable: the array is copied on its way in and out. */
@ProviderType
public class ByteArrayValue implements TypedValue<byte[]> {

    private final byte[] value;

    /** Takes {@code value}: the bytes, not {@code null}; copied. */
    public ByteArrayValue(byte[] value) {
        this.value = Objects.requireNonNull(value, "value").clone();
    }

    /** Compares byte by byte as unsigned numbers; of two arrays of which one begins the other, the shorter is less. */
    @Override
    public int compareTo(TypedValue<byte[]> other) {
        byte[] that = other.getValue();
        int common = Math.min(this.value.length, that.length);
        for (int i = 0; i < common; i++) {
            int difference = Byte.toUnsignedInt(this.value[i]) - Byte.toUnsignedInt(that[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(this.value.length, that.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteArrayValue && Arrays.equals(this.value, ((ByteArrayValue) other).value);
    }

    @Override
    public DataType getType() {
        return DataType.BYTE_ARRAY;
    }

    /** A copy. */
    @Override
    public byte[] getValue() {
        return this.value.clone();
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(this.value);
    }

    @Override
    public String toString() {
        return "ByteArrayValue [value=" + Arrays.toString(this.value) + "]";
    }
}
