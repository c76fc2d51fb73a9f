// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.driver.block.task.BlockTask;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.Test;

class ReadPlanTest {

    @Test
    void hundredAdjacentRegistersAreOneRequest() {
        ChannelRecord[] records = IntStream.range(0, 100)
                .mapToObj(i -> Records.read("r" + i, DataType.INTEGER, 99 - i))
                .toArray(ChannelRecord[]::new);
        assertThat(blocks(Records.device(), records)).containsExactly("read holding registers 0..99 of unit 1");
    }

    @Test
    void aGapIsReadAlongUpToItsLimit() {
        ChannelRecord[] records = {register(0), register(9), register(19)};
        assertThat(blocks(Records.device(), records))
                .containsExactly("read holding registers 0..9 of unit 1", "read holding registers 19 of unit 1");
        assertThat(blocks(Records.device("max.gap", 0), register(0), register(1), register(3)))
                .containsExactly("read holding registers 0..1 of unit 1", "read holding registers 3 of unit 1");
    }

    @Test
    void noRequestExceedsWhatADeviceAllows() {
        ChannelRecord[] records = IntStream.range(0, 63)
                .mapToObj(i -> Records.read("f" + i, DataType.DOUBLE, 2 * i, "data.type", "FLOAT32"))
                .toArray(ChannelRecord[]::new);
        assertThat(blocks(Records.device(), records))
                .containsExactly(
                        "read holding registers 0..123 of unit 1", "read holding registers 124..125 of unit 1");
        assertThat(blocks(Records.device("max.registers.per.request", 4), register(0), register(1), register(4)))
                .containsExactly("read holding registers 0..1 of unit 1", "read holding registers 4 of unit 1");
    }

    @Test
    void unitsAndTablesAreReadApart() {
        assertThat(blocks(
                        Records.device(),
                        register(0),
                        Records.read("a", DataType.INTEGER, 1, "unit.id", 2),
                        Records.read("b", DataType.BOOLEAN, 0, "primary.table", "COILS"),
                        Records.read("c", DataType.BOOLEAN, 1999, "primary.table", "COILS")))
                .containsExactly(
                        "read holding registers 0 of unit 1",
                        "read holding registers 1 of unit 2",
                        "read coils 0 of unit 1",
                        "read coils 1999 of unit 1");
    }

    @Test
    void aLongTextInsideOthersEndsTheBlockWhereItEnds() {
        assertThat(blocks(
                        Records.device("max.gap", 0),
                        Records.read("text", DataType.STRING, 0, "data.type", "STRING", "array.data.length", 20),
                        register(3),
                        register(10)))
                .containsExactly("read holding registers 0..10 of unit 1");
    }

    @Test
    void aMisconfiguredChannelFailsAloneAndSaysWhy() throws ConnectionException {
        ChannelRecord bad = Records.read("level", DataType.INTEGER, 70000);
        new ReadPlan(Records.device(), List.of(bad), parts -> assertThat(parts).isEmpty()).execute();
        assertThat(bad.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.FAILURE);
        assertThat(bad.getChannelStatus().getExceptionMessage())
                .isEqualTo("plc1: level: memory.address = '70000' is not allowed: a whole number from 0 to 65535");
    }

    /** Whatever is asked: each channel is within one request, none is too long, and none could take the next channel. */
    @Test
    void anyChannelsAreReadByAsFewRequestsAsPossible() {
        String[] types = {"INT16", "INT32", "FLOAT64", "STRING"};
        Random random = new Random(7);
        for (int round = 0; round < 100; round++) {
            int gap = random.nextInt(12);
            Device device = Records.device("max.gap", gap, "max.registers.per.request", 20);
            ChannelRecord[] records = IntStream.range(0, 1 + random.nextInt(60))
                    .mapToObj(i -> Records.read(
                            "c" + i,
                            DataType.STRING,
                            random.nextInt(300),
                            "data.type",
                            types[random.nextInt(types.length)],
                            "array.data.length",
                            1 + random.nextInt(40)))
                    .toArray(ChannelRecord[]::new);
            List<ReadBlock> blocks = new ReadPlan(device, List.of(records), parts -> {}).blocks();
            assertThat(blocks.stream().flatMap(block -> block.getChildren().stream()))
                    .hasSize(records.length)
                    .extracting(point -> ((Point) point).getRecord())
                    .containsExactlyInAnyOrder(records);
            assertThat(blocks).allSatisfy(block -> assertTight(block, gap));
            for (int i = 1; i < blocks.size(); i++) {
                ReadBlock before = blocks.get(i - 1);
                BlockTask next = blocks.get(i).getChildren().get(0);
                assertThat(next.getStart() - before.getEnd() > gap || next.getEnd() - before.getStart() > 20)
                        .as("%s and then %s", before, next)
                        .isTrue();
            }
        }
    }

    private static void assertTight(ReadBlock block, int gap) {
        assertThat(block.count()).isLessThanOrEqualTo(20);
        int end = block.getStart();
        for (BlockTask point : block.getChildren()) {
            assertThat(point.getStart() - end).isLessThanOrEqualTo(gap);
            end = Math.max(end, point.getEnd());
        }
        assertThat(block.getEnd()).isEqualTo(end);
    }

    private static ChannelRecord register(int address) {
        return Records.read("r" + address, DataType.INTEGER, address);
    }

    private static List<String> blocks(Device device, ChannelRecord... records) {
        return new ReadPlan(device, List.of(records), parts -> {})
                .blocks().stream().map(ReadBlock::toString).toList();
    }
}
