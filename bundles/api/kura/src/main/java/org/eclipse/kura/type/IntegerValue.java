// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

import org.osgi.annotation.versioning.ProviderType;

/** A signed 32 bit integer. Immutable. */
@ProviderType
public class IntegerValue implements TypedValue<Integer> {

    private final int value;

    /** Takes {@code value}: the value. */
    public IntegerValue(int value) {
        this.value = value;
    }

    @Override
    public int compareTo(TypedValue<Integer> other) {
        return Integer.compare(this.value, other.getValue());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntegerValue && this.value == ((IntegerValue) other).value;
    }

    @Override
    public DataType getType() {
        return DataType.INTEGER;
    }

    @Override
    public Integer getValue() {
        return this.value;
    }

    @Override
    public int hashCode() {
        return Integer.hashCode(this.value);
    }

    @Override
    public String toString() {
        return "IntegerValue [value=" + this.value + "]";
    }
}
