// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import org.eclipse.kura.driver.binary.Buffer;

/** What an answer or a request carries, within a frame. Used by one thread at a time. */
final class Payload implements Buffer {

    private final byte[] frame;
    private final int offset;
    private final int length;
    private final int flip;
    private Payload swapped;

    Payload(byte[] frame, int offset, int length) {
        this(frame, offset, length, 0);
    }

    private Payload(byte[] frame, int offset, int length, int flip) {
        this.frame = frame;
        this.offset = offset;
        this.length = length;
        this.flip = flip;
    }

    /** The same with the two bytes of each register exchanged. */
    Payload swapped() {
        if (swapped == null) {
            swapped = new Payload(frame, offset, length, flip ^ 1);
        }
        return swapped;
    }

    @Override
    public byte get(int index) {
        return frame[offset + (index ^ flip)];
    }

    @Override
    public void put(int index, byte value) {
        frame[offset + (index ^ flip)] = value;
    }

    @Override
    public int getLength() {
        return length;
    }
}
