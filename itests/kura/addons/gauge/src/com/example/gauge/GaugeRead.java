// SPDX-License-Identifier: EPL-2.0
package com.example.gauge;

import java.util.List;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;

/** The same channels again and again. */
final class GaugeRead implements PreparedRead {

    private final Driver driver;
    private final List<ChannelRecord> records;

    GaugeRead(Driver driver, List<ChannelRecord> records) {
        this.driver = driver;
        this.records = records;
    }

    @Override
    public List<ChannelRecord> execute() throws Driver.ConnectionException, KuraException {
        driver.read(records);
        return records;
    }

    @Override
    public List<ChannelRecord> getChannelRecords() {
        return records;
    }

    @Override
    public void close() {
        // Nothing is kept in the device.
    }
}
