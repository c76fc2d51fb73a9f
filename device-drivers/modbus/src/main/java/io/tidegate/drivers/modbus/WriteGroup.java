// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import com.ghgande.j2mod.modbus.msg.MaskWriteRegisterRequest;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.WriteCoilRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleCoilsRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.WriteSingleRegisterRequest;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import java.io.IOException;
import org.eclipse.kura.driver.block.task.Mode;

/**
 * Values written by one request: adjacent ones, in the order in which they were given. An aggregator would sort them, but
 * in which order a device is set may matter.
 */
final class WriteGroup extends Exchange {

    /** What the specification allows in one write. */
    private static final int MOST_COILS = 1968;

    private static final int MOST_REGISTERS = 123;

    private final WritePoint first;
    private byte[] bytes = {};

    WriteGroup(Device device, WritePoint first) {
        super(device, first.channel().unit(), first.channel().table(), first.getStart(), first.getEnd(), Mode.WRITE);
        this.first = first;
        addChild(first);
    }

    /** Takes the point if one request can write it with the others. */
    boolean takes(WritePoint point) {
        boolean adjacent = point.channel().unit() == unit()
                && point.channel().table() == table()
                && point.getStart() == getEnd()
                && !point.isBitOfRegister()
                && !first.isBitOfRegister()
                && point.getEnd() - getStart() <= (table().bits() ? MOST_COILS : MOST_REGISTERS);
        if (adjacent) {
            setEnd(point.getEnd());
            addChild(point);
        }
        return adjacent;
    }

    /** One byte for each coil, two for each register. */
    @Override
    public Payload getBuffer() {
        int length = table().bits() ? count() : 2 * count();
        if (bytes.length != length) {
            bytes = new byte[length];
        }
        return new Payload(bytes, 0, length);
    }

    @Override
    public void processBuffer() throws IOException {
        ask(ModbusLine.frame(unit(), request()));
    }

    @Override
    void refused(ExceptionAnswer refusal) {
        // That has been told.
    }

    private ModbusRequest request() {
        if (table().bits()) {
            return bytes.length == 1 ? new WriteCoilRequest(getStart(), bytes[0] == 1) : coils();
        }
        if (first.isBitOfRegister()) {
            int mask = 1 << first.channel().bit();
            return new MaskWriteRegisterRequest(getStart(), ~mask & 0xFFFF, bytes[0] == 1 ? mask : 0);
        }
        Register[] registers = new Register[count()];
        for (int i = 0; i < registers.length; i++) {
            registers[i] = new SimpleRegister(bytes[2 * i], bytes[2 * i + 1]);
        }
        return registers.length == 1
                ? new WriteSingleRegisterRequest(getStart(), registers[0])
                : new WriteMultipleRegistersRequest(getStart(), registers);
    }

    private ModbusRequest coils() {
        WriteMultipleCoilsRequest request = new WriteMultipleCoilsRequest(getStart(), bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            request.setCoilStatus(i, bytes[i] == 1);
        }
        return request;
    }
}
