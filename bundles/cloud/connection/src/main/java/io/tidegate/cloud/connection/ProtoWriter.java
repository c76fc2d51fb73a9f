// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the wire format of Protocol Buffers: for each field its number and kind, then its value. */
final class ProtoWriter {

    private static final int USUAL_SIZE = 256;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_SIZE);

    /** A whole number, truth value or enumeration constant. */
    void whole(int field, long value) {
        tag(field, ProtoReader.VARINT);
        varint(value);
    }

    void number(int field, double value) {
        tag(field, ProtoReader.FIXED64);
        littleEndian(Double.doubleToRawLongBits(value), Long.BYTES);
    }

    void number(int field, float value) {
        tag(field, ProtoReader.FIXED32);
        littleEndian(Float.floatToRawIntBits(value), Integer.BYTES);
    }

    void text(int field, String value) {
        bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes, or a message within this one. */
    void bytes(int field, byte[] value) {
        tag(field, ProtoReader.BYTES);
        varint(value.length);
        out.writeBytes(value);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private void tag(int field, int kind) {
        varint((long) field << 3 | kind);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private void littleEndian(long bits, int size) {
        for (int i = 0; i < size; i++) {
            out.write((int) (bits >>> (8 * i)));
        }
    }
}
