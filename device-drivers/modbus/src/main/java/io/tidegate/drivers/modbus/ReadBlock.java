// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.driver.block.task.BlockTask;
import org.eclipse.kura.driver.block.task.Mode;

/**
 * Channels read by one request. If the device refuses it because of an address, the block is halved until the refused
 * channel stands alone; halves and refusal are remembered for a while, so that one bad channel neither spoils the others
 * nor costs a search at each poll.
 */
final class ReadBlock extends Exchange {

    private static final long REMEMBERED_NANOS = Duration.ofSeconds(10).toNanos();

    private byte[] frame;
    private Payload answer;
    private List<ReadBlock> halves = List.of();
    private ExceptionAnswer refusal;
    private long askedWhole;

    ReadBlock(Device device, int unit, Table table, int start, int end) {
        super(device, unit, table, start, end, Mode.READ);
    }

    /** This block, or if it is more than one request may read, as few as possible that are not; none cuts a channel. */
    List<ReadBlock> cut() {
        int most = table().most(device());
        if (count() <= most) {
            return List.of(this);
        }
        List<ReadBlock> cut = new ArrayList<>();
        List<BlockTask> points = getChildren();
        int from = 0;
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).getEnd() - points.get(from).getStart() > most) {
                cut.add(part(from, i));
                from = i;
            }
        }
        cut.add(part(from, points.size()));
        return cut;
    }

    @Override
    void run(ModbusLine line) throws IOException {
        if (System.nanoTime() - askedWhole > REMEMBERED_NANOS) {
            halves = List.of();
            refusal = null;
        }
        if (refusal != null) {
            onFailure(refusal);
        } else if (!halves.isEmpty()) {
            runHalves(line);
        } else {
            super.run(line);
        }
    }

    @Override
    public void processBuffer() throws IOException {
        if (frame == null) {
            frame = ModbusLine.frame(unit(), table().readRequest(getStart(), count()));
        }
        byte[] response = ask(frame);
        int bytes = response[ModbusLine.FUNCTION + 1] & 0xFF;
        int expected = table().bytes(count());
        answer = new Payload(response, ModbusLine.FUNCTION + 2, bytes);
        if (bytes != expected) {
            abort(new IOException("the response carries " + bytes + " bytes instead of " + expected));
        }
    }

    /** What the device answered; valid until it is asked again. */
    @Override
    public Payload getBuffer() {
        return answer;
    }

    @Override
    void refused(ExceptionAnswer e) throws IOException {
        askedWhole = System.nanoTime();
        int points = getChildren().size();
        if (!e.isAboutAddresses()) {
            return;
        }
        if (points == 1) {
            refusal = e;
            return;
        }
        halves = List.of(part(0, points / 2), part(points / 2, points));
        runHalves(line());
    }

    private void runHalves(ModbusLine line) throws IOException {
        IOException silence = null;
        for (ReadBlock half : halves) {
            if (silence != null) {
                half.onFailure(silence);
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

    private ReadBlock part(int from, int to) {
        List<BlockTask> points = getChildren().subList(from, to);
        int end = points.stream().mapToInt(BlockTask::getEnd).max().orElseThrow();
        ReadBlock part = new ReadBlock(device(), unit(), table(), points.get(0).getStart(), end);
        points.forEach(part::addChild);
        return part;
    }
}
