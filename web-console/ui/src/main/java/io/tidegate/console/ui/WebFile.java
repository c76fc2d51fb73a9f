// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file of the console as it is packed.
 *
 * @param packed where its bytes are
 * @param compressed whether they are gzip's
 * @param type the content type of what they mean
 * @param tag the entity tag, which differs as soon as the bytes do
 * @param length how many bytes are packed
 * @param plainLength how many they are uncompressed
 * @param immutable whether the name changes with the content, so that nobody ever has to ask again
 */
record WebFile(
        URL packed, boolean compressed, String type, String tag, int length, int plainLength, boolean immutable) {

    private static final String SUFFIX = ".gz";
    private static final String DEFAULT_TYPE = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "svg", "image/svg+xml;charset=utf-8",
            "txt", "text/plain;charset=utf-8",
            "json", "application/json;charset=utf-8",
            "png", "image/png",
            "ico", "image/x-icon");

    static WebFile of(String path, URL packed) {
        String name = nameOf(path);
        byte[] bytes = read(packed);
        boolean compressed = path.endsWith(SUFFIX);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return new WebFile(
                packed,
                compressed,
                TYPES.getOrDefault(extension, DEFAULT_TYPE),
                digest(bytes),
                bytes.length,
                compressed ? plainLength(bytes) : bytes.length,
                name.startsWith("/assets/"));
    }

    /** What a browser asks for: text is packed under its name with {@code .gz}. */
    static String nameOf(String path) {
        return path.endsWith(SUFFIX) ? path.substring(0, path.length() - SUFFIX.length()) : path;
    }

    String cacheControl() {
        return immutable ? "public,max-age=31536000,immutable" : "no-cache";
    }

    /** It is gzip's last word. */
    private static int plainLength(byte[] gzip) {
        return ByteBuffer.wrap(gzip).order(ByteOrder.LITTLE_ENDIAN).getInt(gzip.length - Integer.BYTES);
    }

    private static byte[] read(URL packed) {
        try (InputStream in = packed.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("console: cannot read " + packed, e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
