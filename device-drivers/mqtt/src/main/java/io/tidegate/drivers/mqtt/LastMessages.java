// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.driver.PreparedRead;

/** A reading of some channels, worked out once: the last message of each. */
final class LastMessages implements PreparedRead {

    private final MqttDriver driver;
    private final List<ChannelRecord> records;
    private final List<Entry> entries = new ArrayList<>();
    private final List<MqttChannel> channels;
    private boolean closed;

    /** A channel and where its value goes; or what is wrong with it. */
    record Entry(ChannelRecord record, Point point, String fault) {}

    LastMessages(MqttDriver driver, List<ChannelRecord> records) {
        this.driver = driver;
        this.records = records;
        for (ChannelRecord record : records) {
            try {
                entries.add(new Entry(record, driver.point(record), null));
            } catch (IllegalArgumentException e) {
                entries.add(new Entry(record, null, e.getMessage()));
            }
        }
        channels = entries.stream()
                .filter(entry -> entry.point() != null)
                .map(entry -> entry.point().channel())
                .toList();
    }

    List<MqttChannel> channels() {
        return channels;
    }

    void fill(Topics topics) {
        for (Entry entry : entries) {
            if (entry.point() == null) {
                Point.fail(entry.record(), entry.fault());
                continue;
            }
            Topics.Reading reading = topics.read(entry.point().channel());
            if (reading.message() != null) {
                entry.point().take(reading.message(), entry.record());
            } else {
                entry.record().setValue(null);
                entry.point().fail(reading.failure(), entry.record());
            }
        }
    }

    @Override
    public List<ChannelRecord> execute() throws ConnectionException {
        driver.read(this);
        return records;
    }

    @Override
    public List<ChannelRecord> getChannelRecords() {
        return records;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            driver.release(this);
        }
    }
}
