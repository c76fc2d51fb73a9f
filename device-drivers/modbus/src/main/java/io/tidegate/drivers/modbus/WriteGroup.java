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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Values written by one request: adjacent ones, in the order in which they were given. */
final class WriteGroup implements Exchange {

    /** What the specification allows in one write. */
    private static final int MOST_COILS = 1968;

    private static final int MOST_REGISTERS = 123;

    private final Device device;
    private final List<Point> points = new ArrayList<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final ModbusChannel first;
    private int end;

    /** @throws IllegalArgumentException if the value can't be written there */
    WriteGroup(Device device, Point point) {
        this.device = device;
        first = point.channel();
        add(point);
    }

    /** Takes the point if one request can write it with the others. @throws IllegalArgumentException as above */
    boolean takes(Point point) {
        ModbusChannel channel = point.channel();
        boolean adjacent = channel.unit() == first.unit()
                && channel.table() == first.table()
                && channel.address() == end
                && isBitOfRegister(channel) == isBitOfRegister(first)
                && !isBitOfRegister(channel)
                && channel.end() - first.address() <= (channel.table().bits() ? MOST_COILS : MOST_REGISTERS);
        if (adjacent) {
            add(point);
        }
        return adjacent;
    }

    @Override
    public int unit() {
        return first.unit();
    }

    @Override
    public void run(ModbusLine line) throws IOException {
        try {
            line.exchange(ModbusLine.frame(first.unit(), request()));
            long now = System.currentTimeMillis();
            points.forEach(point -> point.succeed(now));
        } catch (ExceptionAnswer e) {
            settle(e);
        } catch (IOException e) {
            settle(e);
            throw e;
        }
    }

    @Override
    public void fail(IOException silence) {
        settle(silence);
    }

    private void add(Point point) {
        ModbusChannel channel = point.channel();
        if (!channel.table().writable()) {
            throw new IllegalArgumentException(channel.table() + " can't be written");
        }
        if (channel.type() == DeviceType.BOOL) {
            data.write(Codec.asBit(point.record().getValue()) ? 1 : 0);
        } else {
            data.writeBytes(Codec.encode(channel, point.record().getValue()));
        }
        points.add(point);
        end = channel.end();
    }

    private ModbusRequest request() {
        byte[] bytes = data.toByteArray();
        if (first.table().bits()) {
            return bytes.length == 1 ? new WriteCoilRequest(first.address(), bytes[0] == 1) : coils(bytes);
        }
        if (isBitOfRegister(first)) {
            int mask = 1 << first.bit();
            return new MaskWriteRegisterRequest(first.address(), ~mask & 0xFFFF, bytes[0] == 1 ? mask : 0);
        }
        Register[] registers = new Register[bytes.length / 2];
        for (int i = 0; i < registers.length; i++) {
            registers[i] = new SimpleRegister(bytes[2 * i], bytes[2 * i + 1]);
        }
        return registers.length == 1
                ? new WriteSingleRegisterRequest(first.address(), registers[0])
                : new WriteMultipleRegistersRequest(first.address(), registers);
    }

    private ModbusRequest coils(byte[] bits) {
        WriteMultipleCoilsRequest request = new WriteMultipleCoilsRequest(first.address(), bits.length);
        for (int i = 0; i < bits.length; i++) {
            request.setCoilStatus(i, bits[i] == 1);
        }
        return request;
    }

    /** Written by the mask-write function, which changes one bit in the device without a read before. */
    private static boolean isBitOfRegister(ModbusChannel channel) {
        return !channel.table().bits() && channel.type() == DeviceType.BOOL;
    }

    private void settle(Exception cause) {
        long now = System.currentTimeMillis();
        String message = device.name() + ": " + this + ": " + cause.getMessage();
        points.forEach(point -> point.fail(message, cause, now));
    }

    @Override
    public String toString() {
        return "write " + first.table().words(first.unit(), first.address(), end - first.address());
    }
}
