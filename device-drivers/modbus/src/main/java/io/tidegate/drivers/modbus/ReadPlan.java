// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.driver.PreparedRead;

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
        Map<Area, List<Point>> areas = new LinkedHashMap<>();
        for (ChannelRecord record : records) {
            try {
                ModbusChannel channel = ModbusChannel.of(settings(device, record), device);
                areas.computeIfAbsent(new Area(channel.unit(), channel.table()), a -> new ArrayList<>())
                        .add(new Point(record, channel));
            } catch (SettingFault e) {
                misconfigured.add(new Misconfigured(record, e));
            }
        }
        blocks = areas.values().stream()
                .flatMap(points -> blocks(device, points).stream())
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

    private static List<ReadBlock> blocks(Device device, List<Point> points) {
        points.sort(Comparator.comparingInt(p -> p.channel().address()));
        List<ReadBlock> blocks = new ArrayList<>();
        List<Point> current = new ArrayList<>();
        int end = 0;
        for (Point point : points) {
            ModbusChannel channel = point.channel();
            boolean fits = !current.isEmpty()
                    && channel.address() - end <= device.maxGap()
                    && channel.end() - current.get(0).channel().address()
                            <= channel.table().most(device);
            if (!fits && !current.isEmpty()) {
                blocks.add(new ReadBlock(device, current));
                current.clear();
                end = 0;
            }
            current.add(point);
            end = Math.max(end, channel.end());
        }
        blocks.add(new ReadBlock(device, current));
        return blocks;
    }
}
