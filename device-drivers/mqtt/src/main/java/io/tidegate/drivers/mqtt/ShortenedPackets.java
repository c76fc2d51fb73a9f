// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The packets of an MQTT connection, each cut behind its largest allowed length: Paho takes a whole packet into memory,
 * of up to 256 MB. Of a message that is cut, topic and id stay whole and the payload is too long by a byte at least.
 */
final class ShortenedPackets extends InputStream {

    private static final int HEADER = 5;

    private final InputStream in;
    private final int largest;
    private final byte[] header = new byte[HEADER];
    private int headerLength;
    private int headerAt;
    private long left;
    private long surplus;

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
        int first = in.read();
        if (first < 0) {
            return false;
        }
        long length = readLength();
        left = Math.min(length, largest);
        surplus = length - left;
        header[0] = (byte) first;
        headerAt = 0;
        headerLength = 1;
        writeLength(left);
        return true;
    }

    private void skipSurplus() throws IOException {
        if (surplus > 0) {
            in.skipNBytes(surplus);
            surplus = 0;
        }
    }

    /** Seven bits a byte, the lowest first; the eighth says that another one follows. */
    private long readLength() throws IOException {
        long length = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            length |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return length;
            }
        }
        throw new IOException("this is not MQTT: a length of more than four bytes");
    }

    private void writeLength(long length) {
        long rest = length;
        do {
            int bits = (int) (rest & 0x7F);
            rest >>= 7;
            header[headerLength++] = (byte) (rest > 0 ? bits | 0x80 : bits);
        } while (rest > 0);
    }
}
