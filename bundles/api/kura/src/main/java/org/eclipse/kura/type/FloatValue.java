// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

import org.osgi.annotation.versioning.ProviderType;

/** A 32 bit floating point number. Immutable. */
@ProviderType
public class FloatValue implements TypedValue<Float> {

    private final float value;

    /** Takes {@code value}: the value. */
    public FloatValue(float value) {
        this.value = value;
    }

    @Override
    public int compareTo(TypedValue<Float> other) {
        return Float.compare(this.value, other.getValue());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FloatValue && Float.compare(this.value, ((FloatValue) other).value) == 0;
    }

    @Override
    public DataType getType() {
        return DataType.FLOAT;
    }

    @Override
    public Float getValue() {
        return this.value;
    }

    @Override
    public int hashCode() {
        return Float.hashCode(this.value);
    }

    @Override
    public String toString() {
        return "FloatValue [value=" + this.value + "]";
    }
}
