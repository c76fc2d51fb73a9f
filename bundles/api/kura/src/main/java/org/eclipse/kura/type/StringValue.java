// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** A text. Immutable. */
@ProviderType
public class StringValue implements TypedValue<String> {

    private final String value;

    /** Takes {@code value}: the text, not {@code null}. */
    public StringValue(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    @Override
    public int compareTo(TypedValue<String> other) {
        return this.value.compareTo(other.getValue());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StringValue && this.value.equals(((StringValue) other).value);
    }

    @Override
    public DataType getType() {
        return DataType.STRING;
    }

    @Override
    public String getValue() {
        return this.value;
    }

    @Override
    public int hashCode() {
        return this.value.hashCode();
    }

    @Override
    public String toString() {
        return "StringValue [value=" + this.value + "]";
    }
}
