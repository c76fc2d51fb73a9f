// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.driver.block.Block;
import org.eclipse.kura.driver.block.task.BlockTaskAggregator;

/** Which requests read a list of channels; made once, executed at each poll. */
final class ReadPlan implements PreparedRead {

    /** Whoever owns the line to the device. */
    interface Runner {
        void run(List<? extends Exchange> parts) throws ConnectionException;
    }

    private record Misconfigured(ChannelRecord record, SettingFault fault) {}

    private record Area(int unit, Table table) {}

    private final List<ChannelRecord> records;
    private final List<Misconfigured> misconfigured = new ArrayList<>();
    private final List<ReadBlock> blocks;
    private final Runner runner;

    ReadPlan(Device device, List<ChannelRecord> records, Runner runner) {
        this.records = records;
        this.runner = runner;
        Map<Area, List<Block>> areas = new LinkedHashMap<>();
        for (ChannelRecord record : records) {
            try {
                ModbusChannel channel = ModbusChannel.of(settings(device, record), device);
                areas.computeIfAbsent(new Area(channel.unit(), channel.table()), a -> new ArrayList<>())
                        .add(new ReadPoint(record, channel));
            } catch (SettingFault e) {
                misconfigured.add(new Misconfigured(record, e));
            }
        }
        blocks = areas.entrySet().stream()
                .flatMap(area -> blocks(device, area.getKey(), area.getValue()))
                .toList();
    }

    /** Names driver and channel in the messages about a channel's configuration. */
    static Settings settings(Device device, ChannelRecord record) {
        return new Settings(device.name() + ": " + record.getChannelName(), record.getChannelConfig());
    }

    @Override
    public List<ChannelRecord> execute() throws ConnectionException {
        long now = System.currentTimeMillis();
        for (Misconfigured m : misconfigured) {
            Point.fail(m.record, m.fault.getMessage(), m.fault, now);
        }
        runner.run(blocks);
        return records;
    }

    @Override
    public List<ChannelRecord> getChannelRecords() {
        return records;
    }

    @Override
    public void close() {
        // Holds nothing that would have to be given back.
    }

    List<ReadBlock> blocks() {
        return blocks;
    }

    private static Stream<ReadBlock> blocks(Device device, Area area, List<Block> points) {
        BlockTaskAggregator aggregator = new BlockTaskAggregator(
                points, (start, end) -> new ReadBlock(device, area.unit, area.table, start, end));
        aggregator.setMinimumGapSize(device.maxGap() + 1);
        return aggregator.stream().map(ReadBlock.class::cast).flatMap(block -> block.cut().stream());
    }
}
