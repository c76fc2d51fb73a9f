// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.configuration;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A property that a component reads from its configuration: a key, a type, and what it is if there is no value of that
 * type. Immutable.
 *
 * @param <T> the type of the value
 */
public final class Property<T> {

    private final String key;
    private final Class<? extends T> type;
    private final T defaultValue;

    /** A property of the type of its default. */
    @SuppressWarnings("unchecked") // the class of a T is a Class<? extends T>
    public Property(String key, T defaultValue) {
        this.key = key;
        this.defaultValue = Objects.requireNonNull(defaultValue, () -> "property " + key + ": no default");
        this.type = (Class<? extends T>) defaultValue.getClass();
    }

    /** A property without a default. */
    public Property(String key, Class<T> classz) {
        this.key = key;
        this.defaultValue = null;
        this.type = Objects.requireNonNull(classz, () -> "property " + key + ": no type");
    }

    /**
     * The value, or the default if there is none or one of another type.
     *
     * @throws IllegalStateException if the default is needed and there is none
     */
    public T get(Map<String, Object> properties) {
        Optional<T> value = getOptional(properties);
        if (value.isPresent()) {
            return value.get();
        }
        if (this.defaultValue == null) {
            throw new IllegalStateException(
                    "property " + this.key + " has no value of type " + this.type.getSimpleName() + " and no default");
        }
        return this.defaultValue;
    }

    /** The value; empty, whatever the default, if there is none or one of another type. */
    public Optional<T> getOptional(Map<String, Object> properties) {
        Object value = properties.get(this.key);
        return this.type.isInstance(value) ? Optional.of(this.type.cast(value)) : Optional.empty();
    }
}
