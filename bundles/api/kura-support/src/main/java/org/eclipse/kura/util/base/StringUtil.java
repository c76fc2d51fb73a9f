// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.base;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Texts. */
public final class StringUtil {

    private static final int ESCAPE_LENGTH = 4;

    private StringUtil() {}

    /** Whether there is no text or no character in it. */
    public static boolean isNullOrEmpty(String string) {
        return string == null || string.isEmpty();
    }

    /** The tokens as text with the delimiter between them; {@code null} tokens read {@code null}. */
    public static String join(CharSequence delimiter, Iterable<?> tokens) {
        Objects.requireNonNull(delimiter, "delimiter");
        return StreamSupport.stream(tokens.spliterator(), false)
                .map(String::valueOf)
                .collect(Collectors.joining(delimiter));
    }

    /** The UTF-8 form of a text, two hexadecimal digits for each byte, in lower case. */
    public static String toHex(String string) {
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
        StringBuilder digits = new StringBuilder(bytes.length * 2);
        for (byte b : bytes) {
            digits.append(Character.forDigit((b >> 4) & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
        }
        return digits.toString();
    }

    /**
     * The text of which {@code \xHH} are bytes in UTF-8; other characters stand for themselves.
     *
     * @throws IllegalArgumentException if a backslash begins anything else
     */
    public static String unescapeUTF8String(String string) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(string.length());
        int i = 0;
        while (i < string.length()) {
            int codePoint = string.codePointAt(i);
            if (codePoint == '\\') {
                bytes.write(escapedByte(string, i));
                i += ESCAPE_LENGTH;
            } else {
                int next = i + Character.charCount(codePoint);
                byte[] character = string.substring(i, next).getBytes(StandardCharsets.UTF_8);
                bytes.write(character, 0, character.length);
                i = next;
            }
        }
        return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }

    private static int escapedByte(String string, int at) {
        int high = at + ESCAPE_LENGTH > string.length() ? -1 : Character.digit(string.charAt(at + 2), 16);
        int low = high < 0 ? -1 : Character.digit(string.charAt(at + 3), 16);
        if (low < 0 || string.charAt(at + 1) != 'x') {
            throw new IllegalArgumentException(
                    "'" + string + "': \\x and two hexadecimal digits are expected at character " + at);
        }
        return high << 4 | low;
    }
}
