// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary;

/** Which byte of a number comes first. */
public enum Endianness {
    /** The most significant one. */
    BIG_ENDIAN,
    /** The least significant one. */
    LITTLE_ENDIAN
}
