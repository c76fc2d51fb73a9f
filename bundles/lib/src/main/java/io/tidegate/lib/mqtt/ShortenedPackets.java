// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.mqtt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The packets of an MQTT connection, each cut behind its largest allowed length: Paho takes a whole packet into memory,
 * of up to 256 MB. Of a message that is cut, topic and id stay whole and the payload is too long by a byte at least. Goes on
 * after a {@link java.net.SocketTimeoutException} where it was: Paho lets its sockets time out each second.
 */
final class ShortenedPackets extends InputStream {

    private static final int HEADER = 5;

    private final InputStream in;
    private final int largest;
    private final byte[] header = new byte[HEADER];
    private final byte[] skipped = new byte[8192];
    private int headerLength;
    private int headerAt;
    private long left;
    private long surplus;
    /** What was read of the next packet's header; the type is -1 before its first byte. */
    private int type = -1;

    private long length;
    private int shift;

    ShortenedPackets(InputStream in, int largest) {
        this.in = in;
        this.largest = largest;
    }

    @Override
    public int read() throws IOException {
        if (!begun()) {
            return -1;
        }
        if (headerAt < headerLength) {
            return header[headerAt++] & 0xFF;
        }
        int next = in.read();
        if (next >= 0) {
            left--;
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!begun()) {
            return -1;
        }
        if (headerAt < headerLength) {
            bytes[from] = header[headerAt++];
            return 1;
        }
        int count = in.read(bytes, from, (int) Math.min(length, left));
        if (count > 0) {
            left -= count;
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return headerAt < headerLength ? headerLength - headerAt : (int) Math.min(in.available(), Math.max(left, 1));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads the beginning of the next packet if it is time; false at the end of the stream. */
    private boolean begun() throws IOException {
        if (headerAt < headerLength || left > 0) {
            return true;
        }
        skipSurplus();
        if (type < 0) {
            type = in.read();
            if (type < 0) {
                return false;
            }
        }
        readLength();
        left = Math.min(length, largest);
        surplus = length - left;
        header[0] = (byte) type;
        headerAt = 0;
        headerLength = 1;
        writeLength(left);
        type = -1;
        length = 0;
        shift = 0;
        return true;
    }

    private void skipSurplus() throws IOException {
        while (surplus > 0) {
            int count = in.read(skipped, 0, (int) Math.min(skipped.length, surplus));
            if (count < 0) {
                throw new EOFException();
            }
            surplus -= count;
        }
    }

    /** Seven bits a byte, the lowest first; the eighth says that another one follows. */
    private void readLength() throws IOException {
        int next = 0x80;
        while (next >= 0x80) {
            if (shift == 28) {
                throw new IOException("this is not MQTT: a length of more than four bytes");
            }
            next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            length |= (long) (next & 0x7F) << shift;
            shift += 7;
        }
    }

    private void writeLength(long number) {
        long rest = number;
        do {
            int bits = (int) (rest & 0x7F);
            rest >>= 7;
            header[headerLength++] = (byte) (rest > 0 ? bits | 0x80 : bits);
        } while (rest > 0);
    }
}
