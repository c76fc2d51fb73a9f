// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

/** The arithmetic in which a channel's scale and offset are applied. */
public enum ScaleOffsetType {
    /** That of the channel's value type. */
    DEFINED_BY_VALUE_TYPE,
    /** 64 bit floating point. */
    DOUBLE,
    /** 64 bit integer; scale and offset lose their fractions. */
    LONG;

    /**
     * Finds a constant.
     *
     * @param name a constant's name, in either case
     * @throws IllegalArgumentException if there is no such constant
     */
    public static ScaleOffsetType getScaleOffsetType(String name) {
        for (ScaleOffsetType type : values()) {
            if (type.name().equalsIgnoreCase(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "scale and offset type " + name + ": allowed are DEFINED_BY_VALUE_TYPE, DOUBLE, LONG");
    }
}
