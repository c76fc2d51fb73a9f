// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

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

    /** The value of {@code registers} registers at {@code offset}, unsigned up to 48 bits. */
    long number(byte[] data, int offset, int registers) {
        long number = 0;
        for (int i = 0; i < registers; i++) {
            number = (number << 16) | word(data, offset + 2 * (wordsSwapped ? registers - 1 - i : i));
        }
        return number;
    }

    /** The reverse of {@link #number}. */
    byte[] bytes(long number, int registers) {
        byte[] data = new byte[2 * registers];
        for (int i = 0; i < registers; i++) {
            int at = 2 * (wordsSwapped ? i : registers - 1 - i);
            int word = (int) (number >>> (16 * i)) & 0xFFFF;
            data[at] = (byte) (bytesSwapped ? word : word >> 8);
            data[at + 1] = (byte) (bytesSwapped ? word >> 8 : word);
        }
        return data;
    }

    /** Text and byte strings: only the bytes within a register may be swapped. The reverse of itself. */
    byte[] text(byte[] data, int offset, int length) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = data[offset + (bytesSwapped ? i ^ 1 : i)];
        }
        return text;
    }

    private int word(byte[] data, int at) {
        int first = data[at] & 0xFF;
        int second = data[at + 1] & 0xFF;
        return bytesSwapped ? (second << 8) | first : (first << 8) | second;
    }
}
