// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import java.io.IOException;
import org.eclipse.kura.driver.block.task.BlockTask;
import org.eclipse.kura.driver.block.task.Mode;
import org.eclipse.kura.driver.block.task.ToplevelBlockTask;

/** A part of a read or write: what goes over the line in one go and ends in the values and states of its points. */
abstract class Exchange extends ToplevelBlockTask {

    private final Device device;
    private final int unit;
    private final Table table;
    private ModbusLine line;
    private long time;

    Exchange(Device device, int unit, Table table, int start, int end, Mode mode) {
        super(start, end, mode);
        this.device = device;
        this.unit = unit;
        this.table = table;
    }

    Device device() {
        return device;
    }

    int unit() {
        return unit;
    }

    Table table() {
        return table;
    }

    int count() {
        return getEnd() - getStart();
    }

    /** When the device answered, in milliseconds. */
    long time() {
        return time;
    }

    /**
     * Asks the device and settles all points, whatever comes.
     *
     * @throws IOException if the device did not answer; the records say so
     */
    void run(ModbusLine line) throws IOException {
        this.line = line;
        try {
            run();
        } catch (ExceptionAnswer e) {
            refused(e);
        }
    }

    /**
     * Called when the device refused and the points have been told.
     *
     * @throws IOException if it was asked in another way and did not answer
     */
    abstract void refused(ExceptionAnswer refusal) throws IOException;

    /** Sends a request of {@link ModbusLine#frame} and returns what {@link ModbusLine#exchange} does. */
    final byte[] ask(byte[] frame) throws IOException {
        byte[] answer = line.exchange(frame);
        time = System.currentTimeMillis();
        return answer;
    }

    final ModbusLine line() {
        return line;
    }

    @Override
    public void onSuccess() {
        for (BlockTask point : getChildren()) {
            ((Point) point).succeed(time);
        }
    }

    @Override
    public void onFailure(Exception cause) {
        long now = System.currentTimeMillis();
        String message = device.name() + ": " + this + ": " + cause.getMessage();
        for (BlockTask point : getChildren()) {
            ((Point) point).fail(message, cause, now);
        }
    }

    /** For messages: {@code read holding registers 0..9 of unit 1}. */
    @Override
    public String toString() {
        return (getMode() == Mode.READ ? "read " : "write ") + table.words(unit, getStart(), count());
    }
}
