// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compressed payloads. */
final class Gzip {

    private Gzip() {}

    static boolean isCompressed(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    }

    static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2 + 32);
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return compressed.toByteArray();
    }

    /** @throws IOException if it is not compressed, or would be more than {@code most} bytes */
    static byte[] inflate(byte[] bytes, int most) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] inflated = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new IOException("more than " + most + " bytes when inflated");
            }
            return inflated;
        }
    }
}
