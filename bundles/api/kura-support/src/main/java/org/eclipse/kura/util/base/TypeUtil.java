// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.base;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Values as bytes. */
public final class TypeUtil {

    private TypeUtil() {}

    /** The four bytes of a number, the highest first. */
    public static byte[] intToBytes(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    /**
     * An object as Java serialises it.
     *
     * @throws IOException if it, or something it holds, can't be serialised
     */
    public static byte[] objectToByteArray(Object value) throws IOException {
        Objects.requireNonNull(value, "value");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    /**
     * The bytes that pairs of hexadecimal digits stand for, in either case.
     *
     * @throws IllegalArgumentException if a digit has no partner or is none
     */
    public static byte[] parseHexBinary(String string) {
        if (string.length() % 2 != 0) {
            throw new IllegalArgumentException(
                    "'" + string + "': pairs of hexadecimal digits are expected, not " + string.length() + " digits");
        }
        byte[] bytes = new byte[string.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (digit(string, 2 * i) << 4 | digit(string, 2 * i + 1));
        }
        return bytes;
    }

    private static int digit(String string, int at) {
        char c = string.charAt(at);
        int digit = c < 128 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("'" + string + "': character " + at + " is no hexadecimal digit");
        }
        return digit;
    }
}
