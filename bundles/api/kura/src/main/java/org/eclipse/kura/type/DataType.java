// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

/** The types that a value of a channel or a wire record can have. */
public enum DataType {
    /** {@link BooleanValue}. */
    BOOLEAN,
    /** {@link ByteArrayValue}. */
    BYTE_ARRAY,
    /** {@link DoubleValue}. */
    DOUBLE,
    /** {@link IntegerValue}. */
    INTEGER,
    /** {@link LongValue}. */
    LONG,
    /** {@link FloatValue}. */
    FLOAT,
    /** {@link StringValue}. */
    STRING;

    /**
     * Finds a constant.
     *
     * @param name a constant's name, in either case
     * @throws IllegalArgumentException if there is no such constant
     */
    public static DataType getDataType(String name) {
        for (DataType type : values()) {
            if (type.name().equalsIgnoreCase(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "data type " + name + ": allowed are BOOLEAN, BYTE_ARRAY, DOUBLE, INTEGER, LONG, FLOAT, STRING");
    }
}
