// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ReadCoilsRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;

/** The four address spaces of a Modbus unit. */
enum Table {
    COILS("coils", true, true),
    DISCRETE_INPUTS("discrete inputs", true, false),
    INPUT_REGISTERS("input registers", false, false),
    HOLDING_REGISTERS("holding registers", false, true);

    private static final int MOST_BITS = 2000;

    private final String words;
    private final boolean bits;
    private final boolean writable;

    Table(String words, boolean bits, boolean writable) {
        this.words = words;
        this.bits = bits;
        this.writable = writable;
    }

    boolean bits() {
        return bits;
    }

    boolean writable() {
        return writable;
    }

    /** The most addresses that one request to the device may read. */
    int most(Device device) {
        return bits ? MOST_BITS : device.maxRegisters();
    }

    /** How many bytes of an answer carry {@code count} addresses. */
    int bytes(int count) {
        return bits ? (count + 7) / 8 : count * 2;
    }

    ModbusRequest readRequest(int address, int count) {
        return switch (this) {
            case COILS -> new ReadCoilsRequest(address, count);
            case DISCRETE_INPUTS -> new ReadInputDiscretesRequest(address, count);
            case INPUT_REGISTERS -> new ReadInputRegistersRequest(address, count);
            case HOLDING_REGISTERS -> new ReadMultipleRegistersRequest(address, count);
        };
    }

    /** For messages: {@code holding registers 0..9 of unit 1}. */
    String words(int unit, int address, int count) {
        String range = count == 1 ? " " + address : " " + address + ".." + (address + count - 1);
        return words + range + " of unit " + unit;
    }
}
