// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the wire format of Protocol Buffers from a range of bytes, and never beyond it. */
final class ProtoReader {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int START_GROUP = 3;
    static final int END_GROUP = 4;
    static final int FIXED32 = 5;

    private static final int DEEPEST = 32;

    private final byte[] content;
    private final int end;
    private int at;

    ProtoReader(byte[] content) {
        this(content, 0, content.length);
    }

    private ProtoReader(byte[] content, int start, int end) {
        this.content = content;
        this.at = start;
        this.end = end;
    }

    /** The tag of a field: what {@link #next} returns for it. */
    static int tag(int field, int kind) {
        return field << 3 | kind;
    }

    /** The tag of the next field, 0 at the end. */
    int next() throws IOException {
        if (at == end) {
            return 0;
        }
        long tag = whole();
        if (tag >>> 3 == 0 || tag >>> 32 != 0) {
            throw new IOException("field number " + (tag >>> 3) + " at byte " + at);
        }
        return (int) tag;
    }

    long whole() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte part = oneByte();
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new IOException("a number of more than 10 bytes before byte " + at);
    }

    double doubleNumber() throws IOException {
        return Double.longBitsToDouble(littleEndian(Long.BYTES));
    }

    float floatNumber() throws IOException {
        return Float.intBitsToFloat((int) littleEndian(Integer.BYTES));
    }

    String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    byte[] bytes() throws IOException {
        int length = length();
        at += length;
        return Arrays.copyOfRange(content, at - length, at);
    }

    ProtoReader message() throws IOException {
        int length = length();
        at += length;
        return new ProtoReader(content, at - length, at);
    }

    /** Passes over the value of a field that is not known. */
    void skip(int tag) throws IOException {
        skip(tag, 0);
    }

    private void skip(int tag, int depth) throws IOException {
        switch (tag & 7) {
            case VARINT -> whole();
            case FIXED64 -> littleEndian(Long.BYTES);
            case FIXED32 -> littleEndian(Integer.BYTES);
            case BYTES -> message();
            case START_GROUP -> skipGroup(tag >>> 3, depth + 1);
            default -> throw new IOException("field kind " + (tag & 7) + " before byte " + at);
        }
    }

    private void skipGroup(int field, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("groups more than " + DEEPEST + " deep");
        }
        for (int tag = next(); tag != tag(field, END_GROUP); tag = next()) {
            if (tag == 0) {
                throw new EOFException("group " + field + " does not end");
            }
            skip(tag, depth);
        }
    }

    private int length() throws IOException {
        long length = whole();
        if (length < 0 || length > end - at) {
            throw new EOFException(length + " bytes announced, " + (end - at) + " left");
        }
        return (int) length;
    }

    private long littleEndian(int size) throws IOException {
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits |= (oneByte() & 0xFFL) << (8 * i);
        }
        return bits;
    }

    private byte oneByte() throws IOException {
        if (at >= end) {
            throw new EOFException("ends within a field");
        }
        return content[at++];
    }
}
