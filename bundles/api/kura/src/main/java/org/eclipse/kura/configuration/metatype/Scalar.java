// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration.metatype;

/** The types of configuration attributes. */
public enum Scalar {
    /** {@link String}. */
    STRING("String"),
    /** {@link Long}. */
    LONG("Long"),
    /** {@link Double}. */
    DOUBLE("Double"),
    /** {@link Float}. */
    FLOAT("Float"),
    /** {@link Integer}. */
    INTEGER("Integer"),
    /** {@link Byte}. */
    BYTE("Byte"),
    /** {@link Character}. */
    CHAR("Char"),
    /** {@link Boolean}. */
    BOOLEAN("Boolean"),
    /** {@link Short}. */
    SHORT("Short"),
    /** {@link org.eclipse.kura.configuration.Password}. */
    PASSWORD("Password");

    private final String value;

    Scalar(String value) {
        this.value = value;
    }

    /**
     * Finds a constant.
     *
     * @param value a type as metatype documents write it, for example {@code Integer}
     * @throws IllegalArgumentException if there is no such type
     */
    public static Scalar fromValue(String value) {
        for (Scalar scalar : values()) {
            if (scalar.value.equals(value)) {
                return scalar;
            }
        }
        throw new IllegalArgumentException("attribute type " + value + " is unknown");
    }

    /** The type as metatype documents write it. */
    public String value() {
        return this.value;
    }
}
