// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.binary.BinaryDataTypes;
import org.eclipse.kura.driver.block.Block;
import org.eclipse.kura.driver.block.ProhibitedBlock;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

/** What is changed in part is read, changed and written back, and everything else stays as it was. */
class UpdateTest {

    private final Memory device = new Memory();
    private final List<ChannelRecord> records = new ArrayList<>();

    @Test
    void onlyTheBitsThatWereAskedForChange() throws IOException {
        device.bytes[3] = (byte) 0b1010_0101;
        device.bytes[4] = (byte) 0xFF;
        run(aggregator(0, bit(3, 1, true), bit(3, 7, false), bit(4, 0, false)));
        assertThat(device.asked).containsExactly("READ 3..5", "WRITE 3..5");
        assertThat(device.bytes[3]).isEqualTo((byte) 0b0010_0111);
        assertThat(device.bytes[4]).isEqualTo((byte) 0xFE);
        assertThat(records).allSatisfy(UpdateTest::assertSucceeded);
    }

    /** Gaps may be read; written is only what was asked for. */
    @Test
    void gapsAreReadButNeverWritten() throws IOException {
        ChannelRecord number = ChannelRecord.createWriteRecord("n", TypedValues.newIntegerValue(9));
        records.add(number);
        run(aggregator(
                5,
                bit(0, 0, true),
                bit(3, 0, true),
                new BinaryDataTask<>(number, 4, BinaryDataTypes.UINT8, Mode.WRITE)));
        assertThat(device.asked).containsExactly("READ 0..4", "WRITE 0..1", "WRITE 3..5");
        assertThat(device.bytes).startsWith(1, 0, 0, 1, 9);
        assertThat(records).allSatisfy(UpdateTest::assertSucceeded);
    }

    @Test
    void prohibitedBlocksAreNeitherReadNorWritten() {
        ProhibitedBlock given = new ProhibitedBlock(1, 2);
        UpdateBlockTaskAggregator aggregator = aggregator(9, bit(0, 0, true), bit(2, 0, true), bit(6, 0, true), given);
        aggregator.addBlock(new ProhibitedBlock(4, 5));
        assertThat(aggregator.stream())
                .extracting(task -> task.getMode() + " " + task)
                .containsExactly(
                        "READ [0, 1] children: [[0, 1]]",
                        "READ [2, 3] children: [[2, 3]]",
                        "READ [6, 7] children: [[6, 7]]",
                        "WRITE [0, 1] children: [[0, 1]]",
                        "WRITE [2, 3] children: [[2, 3]]",
                        "WRITE [6, 7] children: [[6, 7]]");
    }

    @Test
    void nothingIsWrittenIfTheReadFailed() throws IOException {
        UpdateBlockTaskAggregator aggregator = aggregator(0, bit(3, 1, true));
        List<ToplevelBlockTask> tasks = aggregator.stream().toList();
        device.refusal = new IOException("unplugged");
        assertThatThrownBy(tasks.get(0)::run).isSameAs(device.refusal);
        device.refusal = null;
        tasks.get(1).run();
        assertThat(device.asked).containsExactly("READ 3..4");
        assertThat(records.get(0).getChannelStatus().getException())
                .hasMessage("not written, as what to change could not be read");
    }

    /** A read of the past must not be written back over what the device has now. */
    @Test
    void oldReadIsNotUsedAgain() throws IOException {
        List<ToplevelBlockTask> tasks = aggregator(0, bit(3, 1, true)).stream().toList();
        tasks.get(0).run();
        device.refusal = new IOException("unplugged");
        assertThatThrownBy(tasks.get(0)::run).isSameAs(device.refusal);
        device.refusal = null;
        tasks.get(1).run();
        assertThat(device.asked).doesNotContain("WRITE 3..4");
        tasks.get(0).run();
        tasks.get(1).run();
        assertThat(device.bytes[3]).isEqualTo((byte) 2);
        tasks.get(1).run();
        assertThat(records.get(0).getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.FAILURE);
    }

    @Test
    void tasksThatOnlyReadAreRefused() {
        BitTask read = new BitTask(ChannelRecord.createReadRecord("b", DataType.BOOLEAN), 0, 0, Mode.READ);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aggregator(0, read))
                .withMessage("[0, 1]: mode = READ is not allowed: WRITE or UPDATE");
        assertThatIllegalArgumentException().isThrownBy(() -> aggregator(0).addBlock(read));
    }

    @Test
    void addedTasksAreUpdatedToo() throws IOException {
        UpdateBlockTaskAggregator aggregator = aggregator(0);
        BitTask task = bit(2, 0, true);
        task.setBit(5);
        aggregator.addBlock(task);
        run(aggregator);
        assertThat(device.bytes[2]).isEqualTo((byte) 0x20);
    }

    private UpdateBlockTaskAggregator aggregator(int gap, Block... tasks) {
        UpdateBlockTaskAggregator aggregator = new UpdateBlockTaskAggregator(
                new ArrayList<>(List.of(tasks)), device.tasks(Mode.READ), device.tasks(Mode.WRITE));
        aggregator.setMinimumGapSize(gap);
        return aggregator;
    }

    private BitTask bit(int address, int bit, boolean value) {
        ChannelRecord record = ChannelRecord.createWriteRecord("b", TypedValues.newBooleanValue(value));
        records.add(record);
        return new BitTask(record, address, bit, Mode.UPDATE);
    }

    private static void run(BlockTaskAggregator aggregator) throws IOException {
        for (ToplevelBlockTask task : aggregator.stream().toList()) {
            task.run();
        }
    }

    private static void assertSucceeded(ChannelRecord record) {
        assertThat(record.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
    }
}
