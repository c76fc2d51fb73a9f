// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Channels read by one request. If the device refuses it because of an address, the block is halved until the refused
 * channel stands alone; halves and refusal are remembered for a while, so that one bad channel neither spoils the others
 * nor costs a search at each poll.
 */
final class ReadBlock implements Exchange {

    private static final long REMEMBERED_NANOS = Duration.ofSeconds(10).toNanos();

    private final Device device;
    private final List<Point> points;
    private final Table table;
    private final int unit;
    private final int start;
    private final int count;
    private final byte[] frame;
    private List<ReadBlock> halves = List.of();
    private ExceptionAnswer refusal;
    private long askedWhole;

    /** @param points of one unit and table, ordered by address, not empty, within what one request may read */
    ReadBlock(Device device, List<Point> points) {
        this.device = device;
        this.points = List.copyOf(points);
        ModbusChannel first = points.get(0).channel();
        table = first.table();
        unit = first.unit();
        start = first.address();
        count = points.stream().mapToInt(p -> p.channel().end()).max().orElseThrow() - start;
        frame = ModbusLine.frame(unit, table.readRequest(start, count));
    }

    @Override
    public int unit() {
        return unit;
    }

    @Override
    public void run(ModbusLine line) throws IOException {
        if (System.nanoTime() - askedWhole > REMEMBERED_NANOS) {
            halves = List.of();
            refusal = null;
        }
        if (refusal != null) {
            settle(refusal);
        } else if (!halves.isEmpty()) {
            runHalves(line);
        } else {
            ask(line);
        }
    }

    @Override
    public void fail(IOException silence) {
        settle(silence);
    }

    private void ask(ModbusLine line) throws IOException {
        try {
            take(line.exchange(frame));
        } catch (ExceptionAnswer e) {
            askedWhole = System.nanoTime();
            if (!e.isAboutAddresses()) {
                settle(e);
            } else if (points.size() == 1) {
                refusal = e;
                settle(e);
            } else {
                int middle = points.size() / 2;
                halves = List.of(
                        new ReadBlock(device, points.subList(0, middle)),
                        new ReadBlock(device, points.subList(middle, points.size())));
                runHalves(line);
            }
        } catch (IOException e) {
            settle(e);
            throw e;
        }
    }

    private void runHalves(ModbusLine line) throws IOException {
        IOException silence = null;
        for (ReadBlock half : halves) {
            if (silence != null) {
                half.fail(silence);
                continue;
            }
            try {
                half.run(line);
            } catch (IOException e) {
                silence = e;
            }
        }
        if (silence != null) {
            throw silence;
        }
    }

    private void take(byte[] answer) {
        long now = System.currentTimeMillis();
        int bytes = answer[ModbusLine.FUNCTION + 1] & 0xFF;
        if (bytes != table.bytes(count)) {
            settle(new IOException("the response carries " + bytes + " bytes instead of " + table.bytes(count)));
            return;
        }
        for (Point point : points) {
            point.take(device.name(), answer, ModbusLine.FUNCTION + 2, start, now);
        }
    }

    private void settle(Exception cause) {
        long now = System.currentTimeMillis();
        String message = device.name() + ": read " + table.words(unit, start, count) + ": " + cause.getMessage();
        points.forEach(point -> point.fail(message, cause, now));
    }

    @Override
    public String toString() {
        return "read " + table.words(unit, start, count);
    }
}
