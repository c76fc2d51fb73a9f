// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import org.eclipse.kura.driver.binary.Endianness;

/**
 * In which order a device sends the bytes of a value, A being the most significant one. {@code ABCD} is what the Modbus
 * specification says; the others are what devices do. 64-bit values follow the same pattern with four words.
 */
enum DataOrder {
    /** Most significant word first, most significant byte first. */
    ABCD(false, false),
    /** Least significant word first, most significant byte first. */
    CDAB(true, false),
    /** Most significant word first, least significant byte first. */
    BADC(false, true),
    /** Least significant byte first throughout. */
    DCBA(true, true);

    private final boolean wordsSwapped;
    private final boolean bytesSwapped;

    DataOrder(boolean wordsSwapped, boolean bytesSwapped) {
        this.wordsSwapped = wordsSwapped;
        this.bytesSwapped = bytesSwapped;
    }

    /** Which byte of a number comes first in {@link #numbers}. */
    Endianness endianness() {
        return wordsSwapped ? Endianness.LITTLE_ENDIAN : Endianness.BIG_ENDIAN;
    }

    /** The payload as it must be seen for the bytes of a number to be in order, from one end or the other. */
    Payload numbers(Payload payload) {
        return wordsSwapped == bytesSwapped ? payload : payload.swapped();
    }

    /** The payload as it must be seen for text and byte strings: only the bytes within a register may be swapped. */
    Payload text(Payload payload) {
        return bytesSwapped ? payload.swapped() : payload;
    }
}
