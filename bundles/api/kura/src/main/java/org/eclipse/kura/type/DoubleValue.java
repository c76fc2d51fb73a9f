// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

import org.osgi.annotation.versioning.ProviderType;

/** A 64 bit floating point number. Immutable. */
@ProviderType
public class DoubleValue implements TypedValue<Double> {

    private final double value;

    /** Takes {@code value}: the value. */
    public DoubleValue(double value) {
        this.value = value;
    }

    @Override
    public int compareTo(TypedValue<Double> other) {
        return Double.compare(this.value, other.getValue());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DoubleValue && Double.compare(this.value, ((DoubleValue) other).value) == 0;
    }

    @Override
    public DataType getType() {
        return DataType.DOUBLE;
    }

    @Override
    public Double getValue() {
        return this.value;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(this.value);
    }

    @Override
    public String toString() {
        return "DoubleValue [value=" + this.value + "]";
    }
}
