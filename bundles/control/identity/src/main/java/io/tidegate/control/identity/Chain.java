// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lines that each end with an HMAC-SHA256 over the MAC of the line before and all that stands before their own. It is made over
 * the bytes as they are in the file, so that nothing depends on how JSON is read or written. Thread-safe.
 */
final class Chain {

    /** What the first line of all follows. */
    static final String START = "0".repeat(64);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String BEFORE_DIGITS = ",\"mac\":\"";
    private static final byte[] BEFORE_MAC = BEFORE_DIGITS.getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 64;
    /** The separator, the digits, the quote and the brace. */
    private static final int TAIL = BEFORE_MAC.length + DIGITS + 2;

    /** A line with its end, and its MAC. */
    record Sealed(String line, String mac) {
        byte[] bytes() {
            return line.getBytes(StandardCharsets.UTF_8);
        }
    }

    private final SecretKeySpec key;
    private final String id;

    Chain(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            id = HexFormat.of().formatHex(digest, 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells the key from others, and nothing else about it. */
    String id() {
        return id;
    }

    /** @param object a JSON object with fields, on one line */
    Sealed seal(String previous, String object) {
        String open = object.substring(0, object.length() - 1);
        byte[] body = open.getBytes(StandardCharsets.UTF_8);
        String mac = mac(previous, body, body.length);
        return new Sealed(open + BEFORE_DIGITS + mac + "\"}\n", mac);
    }

    /** The MAC that a line without its end carries, whether it is right or not; empty if it carries none. */
    static String carried(byte[] line) {
        int at = line.length - TAIL;
        if (at < 1 || !Arrays.equals(line, at, at + BEFORE_MAC.length, BEFORE_MAC, 0, BEFORE_MAC.length)) {
            return "";
        }
        String digits = new String(line, line.length - 2 - DIGITS, DIGITS, StandardCharsets.ISO_8859_1);
        boolean closed = line[line.length - 2] == '"' && line[line.length - 1] == '}';
        return closed && digits.matches("[0-9a-f]{64}") ? digits : "";
    }

    /** Whether the line without its end was made with this key after {@code previous}. */
    boolean holds(String previous, byte[] line) {
        String carried = carried(line);
        return !carried.isEmpty() && carried.equals(mac(previous, line, line.length - TAIL));
    }

    /** The MAC that the line without its end should carry after {@code previous}. */
    String due(String previous, byte[] line) {
        return mac(previous, line, Math.max(0, line.length - TAIL));
    }

    private String mac(String previous, byte[] body, int length) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(HexFormat.of().parseHex(previous));
            mac.update(body, 0, length);
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
