// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

import org.osgi.annotation.versioning.ProviderType;

/** A signed 64 bit integer. Immutable. */
@ProviderType
public class LongValue implements TypedValue<Long> {

    private final long value;

    /** Takes {@code value}: the value. */
    public LongValue(long value) {
        this.value = value;
    }

    @Override
    public int compareTo(TypedValue<Long> other) {
        return Long.compare(this.value, other.getValue());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LongValue && this.value == ((LongValue) other).value;
    }

    @Override
    public DataType getType() {
        return DataType.LONG;
    }

    @Override
    public Long getValue() {
        return this.value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(this.value);
    }

    @Override
    public String toString() {
        return "LongValue [value=" + this.value + "]";
    }
}
