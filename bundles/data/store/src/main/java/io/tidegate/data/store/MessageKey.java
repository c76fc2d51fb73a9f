// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

/**
 * The key of a message in the file: 15 bits of priority above 48 bits of sequence, so that the keys' order is the order of
 * sending. The sequence never repeats; the id that Kura's API shows is the sequence folded into 1..2147483647.
 */
final class MessageKey {

    static final int LOWEST_PRIORITY = 0x7FFF;

    private static final int SEQUENCE_BITS = 48;
    private static final long SEQUENCE_MASK = (1L << SEQUENCE_BITS) - 1;

    private MessageKey() {}

    static long of(int priority, long sequence) {
        return ((long) priority << SEQUENCE_BITS) | sequence;
    }

    static int priority(long key) {
        return (int) (key >>> SEQUENCE_BITS);
    }

    static long sequence(long key) {
        return key & SEQUENCE_MASK;
    }

    static int id(long key) {
        return (int) ((sequence(key) - 1) % Integer.MAX_VALUE) + 1;
    }

    /** The newest sequence up to {@code last} that has this id; below 1 if there is none. */
    static long sequenceOf(int id, long last) {
        return last - Math.floorMod(last - id, (long) Integer.MAX_VALUE);
    }
}
