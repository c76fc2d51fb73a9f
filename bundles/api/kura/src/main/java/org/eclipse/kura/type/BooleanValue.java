// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

import org.osgi.annotation.versioning.ProviderType;

/** A truth value. Immutable. */
@ProviderType
public class BooleanValue implements TypedValue<Boolean> {

    private final boolean value;

    /** Takes {@code value}: the value. */
    public BooleanValue(boolean value) {
        this.value = value;
    }

    @Override
    public int compareTo(TypedValue<Boolean> other) {
        return Boolean.compare(this.value, other.getValue());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BooleanValue && this.value == ((BooleanValue) other).value;
    }

    @Override
    public DataType getType() {
        return DataType.BOOLEAN;
    }

    @Override
    public Boolean getValue() {
        return this.value;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(this.value);
    }

    @Override
    public String toString() {
        return "BooleanValue [value=" + this.value + "]";
    }
}
