// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.position;

/** Systems of navigation satellites. */
public enum GNSSType {
    /** Not told. */
    UNKNOWN("Unknown"),
    /** None of the following. */
    OTHER("Other"),
    /** The Chinese one. */
    BEIDOU("Beidou"),
    /** The European one. */
    GALILEO("Galileo"),
    /** The Russian one. */
    GLONASS("Glonass"),
    /** The American one. */
    GPS("Gps"),
    /** The Indian one. */
    IRNSS("IRNSS"),
    /** The Japanese one. */
    QZSS("QZSS");

    private final String value;

    GNSSType(String value) {
        this.value = value;
    }

    /** The constant of a name, as {@link #getValue()} returns it; {@code null} if there is none. */
    public static GNSSType fromValue(String value) {
        for (GNSSType type : values()) {
            if (type.value.equals(value)) {
                return type;
            }
        }
        return null;
    }

    /** The name, for people. */
    public String getValue() {
        return this.value;
    }
}
