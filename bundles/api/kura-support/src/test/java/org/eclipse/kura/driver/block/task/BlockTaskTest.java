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
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class BlockTaskTest {

    private final Memory device = new Memory();

    @Test
    void childrenTakeTheirPartOfOneRead() throws IOException {
        device.bytes[4] = 1;
        device.bytes[5] = 2;
        device.bytes[6] = 'o';
        device.bytes[7] = 'k';
        device.bytes[8] = (byte) 0x80;
        ChannelRecord number = read(DataType.LONG);
        ChannelRecord raw = read(DataType.INTEGER);
        ChannelRecord text = read(DataType.STRING);
        ChannelRecord bytes = read(DataType.BYTE_ARRAY);
        ChannelRecord bit = read(DataType.BOOLEAN);
        ToplevelBlockTask block = block(
                Mode.READ,
                new BinaryDataTask<>(number, 4, BinaryDataTypes.UINT16_BE, DataType.LONG, Mode.READ),
                new BinaryDataTask<>(raw, 4, BinaryDataTypes.UINT16_LE, Mode.READ),
                new StringTask(text, 6, 8, Mode.READ),
                new ByteArrayTask(bytes, 5, 7, Mode.READ),
                new BitTask(bit, 8, 7, Mode.READ));
        block.run();
        assertThat(device.asked).containsExactly("READ 0..16");
        assertThat(List.of(number, raw, text, bit))
                .extracting(r -> (Object) r.getValue().getValue())
                .containsExactly(0x0102L, 0x0201, "ok", true);
        assertThat((byte[]) bytes.getValue().getValue()).containsExactly(2, 'o');
        assertThat(List.of(number, raw, text, bytes, bit)).allSatisfy(BlockTaskTest::assertSucceeded);
    }

    @Test
    void refusedReadFailsEveryChannelAndKeepsItsValue() {
        device.refusal = new IOException("unplugged");
        ChannelRecord one = read(DataType.INTEGER);
        ChannelRecord two = read(DataType.BOOLEAN);
        ToplevelBlockTask block = block(
                Mode.READ,
                new BinaryDataTask<>(one, 0, BinaryDataTypes.UINT8, Mode.READ),
                new BitTask(two, 1, 0, Mode.READ));
        assertThatThrownBy(block::run).isSameAs(device.refusal);
        assertThat(List.of(one, two)).allSatisfy(r -> assertFailed(r, device.refusal));
        assertThat(one.getValue()).isNull();
    }

    /** One odd text among hundred channels must not cost the others. */
    @Test
    void valueThatCannotBecomeTheChannelsFailsAlone() throws IOException {
        ChannelRecord odd = read(DataType.INTEGER);
        ChannelRecord good = read(DataType.INTEGER);
        block(
                        Mode.READ,
                        new BinaryDataTask<>(
                                odd,
                                0,
                                BinaryDataTypes.UINT8,
                                value -> {
                                    throw new IllegalArgumentException("too odd: " + value);
                                },
                                value -> 0,
                                Mode.READ),
                        new BinaryDataTask<>(good, 1, BinaryDataTypes.UINT8, Mode.READ))
                .run();
        assertThat(odd.getChannelStatus().getException()).hasMessage("too odd: 0");
        assertSucceeded(good);
    }

    @Test
    void childrenFillOneWrite() throws IOException {
        ChannelRecord number = write(TypedValues.newDoubleValue(258));
        ChannelRecord text = write(TypedValues.newStringValue("ok"));
        block(
                        Mode.WRITE,
                        new BinaryDataTask<>(number, 1, BinaryDataTypes.UINT16_BE, DataType.DOUBLE, Mode.WRITE),
                        new StringTask(text, 4, 7, Mode.WRITE))
                .run();
        assertThat(device.bytes).startsWith(0, 1, 2, 0, 'o', 'k', 0);
        assertThat(List.of(number, text)).allSatisfy(BlockTaskTest::assertSucceeded);
    }

    /** Else the device would get a hole where the value should be. */
    @Test
    void valueThatCannotBeWrittenKeepsTheBlockFromTheDevice() {
        ChannelRecord bad = write(TypedValues.newStringValue("much"));
        ChannelRecord good = write(TypedValues.newIntegerValue(1));
        ToplevelBlockTask block = block(
                Mode.WRITE,
                new BinaryDataTask<>(good, 1, BinaryDataTypes.UINT8, Mode.WRITE),
                new BinaryDataTask<>(bad, 0, BinaryDataTypes.UINT8, DataType.STRING, Mode.WRITE));
        assertThatThrownBy(block::run).isInstanceOf(NumberFormatException.class);
        assertThat(device.asked).isEmpty();
        assertThat(List.of(bad, good))
                .allSatisfy(r -> assertThat(r.getChannelStatus().getException()).hasMessageContaining("much"));
    }

    @Test
    void refusedWriteFailsEveryChannel() {
        device.refusal = new IOException("locked");
        ChannelRecord one = write(TypedValues.newIntegerValue(1));
        ToplevelBlockTask block = block(Mode.WRITE, new BinaryDataTask<>(one, 0, BinaryDataTypes.UINT8, Mode.WRITE));
        assertThatThrownBy(block::run).isSameAs(device.refusal);
        assertFailed(one, device.refusal);
    }

    @Test
    void abortKeepsTheBlockFromTheDeviceAndTheRestOfTheChildrenFromRunning() throws IOException {
        ChannelRecord bit = write(TypedValues.newBooleanValue(true));
        ChannelRecord other = write(TypedValues.newIntegerValue(1));
        ToplevelBlockTask block = block(
                Mode.WRITE,
                new BitTask(bit, 0, 3, Mode.WRITE),
                new BinaryDataTask<>(other, 1, BinaryDataTypes.UINT8, Mode.WRITE));
        block.run();
        assertThat(device.asked).isEmpty();
        assertThat(block.getBuffer().get(1)).isZero();
        assertThat(List.of(bit, other))
                .allSatisfy(r -> assertThat(r.getChannelStatus().getException())
                        .hasMessage("c: mode = WRITE is not allowed for a bit: READ or UPDATE"));
    }

    /** A device may answer, but with too little. */
    @Test
    void abortWhileTheBufferIsProcessedKeepsTheChildrenFromRunning() throws IOException {
        for (Mode mode : List.of(Mode.READ, Mode.WRITE)) {
            ChannelRecord record = write(TypedValues.newIntegerValue(7));
            device.shortfall = new IOException("too little");
            ToplevelBlockTask block = block(mode, new BinaryDataTask<>(record, 0, BinaryDataTypes.UINT8, mode));
            block.run();
            assertFailed(record, device.shortfall);
            assertThat(record.getValue()).isEqualTo(TypedValues.newIntegerValue(7));
        }
    }

    @Test
    void childrenLieWithinTheirParent() {
        ToplevelBlockTask block = device.tasks(Mode.READ).build(4, 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.addChild(new ByteArrayTask(read(DataType.BYTE_ARRAY), 7, 9, Mode.READ)))
                .withMessage("[7, 9] is not allowed: within [4, 8]");
        block.addChild(new ByteArrayTask(read(DataType.BYTE_ARRAY), 7, 8, Mode.READ));
        assertThat(block).hasToString("[4, 8] children: [[7, 8]]");
        List<BlockTask> children = block.getChildren();
        assertThatThrownBy(children::clear).isInstanceOf(UnsupportedOperationException.class);
        block.clear();
        assertThat(block).hasToString("[4, 8]");
    }

    @Test
    void listenerHearsOfTheRecordAfterTheWrappedTaskRan() throws IOException {
        device.bytes[3] = 7;
        ChannelRecord record = read(DataType.INTEGER);
        List<Object> heard = new ArrayList<>();
        ChannelListenerBlockTask task = new ChannelListenerBlockTask(
                new BinaryDataTask<>(record, 3, BinaryDataTypes.UINT8, Mode.READ),
                event -> heard.add(event.getChannelRecord().getValue().getValue()));
        block(Mode.READ, task).run();
        assertThat(heard).containsExactly(7);
        assertThat(task.getRecord()).isSameAs(record);
        assertThat(task.getListener()).isNotNull();
        assertThat(task.getWrappedTask().getParent()).isSameAs(task.getParent());
    }

    @Test
    void wrapperIsWhereItsTaskIs() {
        ByteArrayTask wrapped = new ByteArrayTask(read(DataType.BYTE_ARRAY), 3, 5, Mode.READ);
        ChannelListenerBlockTask task = new ChannelListenerBlockTask(wrapped, event -> {});
        task.setEnd(9);
        task.setStart(4);
        assertThat(wrapped).hasToString("[4, 9]");
        wrapped.setEnd(6);
        assertThat(task).hasToString("[4, 6]");
        assertThat(task.contains(6)).isFalse();
        task.onFailure(new IOException("x"));
        assertThat(wrapped.getRecord().getChannelStatus().getException()).hasMessage("x");
        task.onSuccess();
        assertSucceeded(wrapped.getRecord());
    }

    private ToplevelBlockTask block(Mode mode, BlockTask... children) {
        ToplevelBlockTask block = device.tasks(mode).build(0, 16);
        for (BlockTask child : children) {
            block.addChild(child);
        }
        return block;
    }

    private static ChannelRecord read(DataType type) {
        return ChannelRecord.createReadRecord("c", type);
    }

    private static ChannelRecord write(TypedValue<?> value) {
        return ChannelRecord.createWriteRecord("c", value);
    }

    private static void assertSucceeded(ChannelRecord record) {
        assertThat(record.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
        assertThat(record.getTimestamp()).isPositive();
    }

    private static void assertFailed(ChannelRecord record, Exception reason) {
        assertThat(record.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.FAILURE);
        assertThat(record.getChannelStatus().getException()).isSameAs(reason);
        assertThat(record.getChannelStatus().getExceptionMessage()).isNull();
        assertThat(record.getTimestamp()).isPositive();
    }
}
