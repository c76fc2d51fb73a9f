// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

/** What a device keeps at an address. {@code registers} is 0 where the length is part of the channel. */
enum DeviceType {
    BOOL(1, 0, 1),
    INT16(1, Short.MIN_VALUE, Short.MAX_VALUE),
    UINT16(1, 0, 0xFFFF),
    INT32(2, Integer.MIN_VALUE, Integer.MAX_VALUE),
    UINT32(2, 0, 0xFFFF_FFFFL),
    INT64(4, Long.MIN_VALUE, Long.MAX_VALUE),
    FLOAT32(2, 0, 0),
    FLOAT64(4, 0, 0),
    STRING(0, 0, 0),
    BYTES(0, 0, 0);

    private final int registers;
    private final long least;
    private final long most;

    DeviceType(int registers, long least, long most) {
        this.registers = registers;
        this.least = least;
        this.most = most;
    }

    int registers() {
        return registers;
    }

    /** The least whole number it holds. */
    long least() {
        return least;
    }

    /** The greatest whole number it holds. */
    long most() {
        return most;
    }

    boolean isFraction() {
        return this == FLOAT32 || this == FLOAT64;
    }

    boolean isText() {
        return registers == 0;
    }
}
