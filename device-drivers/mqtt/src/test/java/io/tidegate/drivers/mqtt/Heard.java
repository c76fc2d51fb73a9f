// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;

/** Keeps what a listener is told. */
final class Heard implements ChannelListener {

    private final BlockingQueue<ChannelRecord> records = new LinkedBlockingQueue<>();

    @Override
    public void onChannelEvent(ChannelEvent event) {
        records.add(event.getChannelRecord());
    }

    ChannelRecord next() throws InterruptedException {
        ChannelRecord record = records.poll(15, TimeUnit.SECONDS);
        assertThat(record).as("an event within 15 s").isNotNull();
        return record;
    }

    Object value() throws InterruptedException {
        ChannelRecord record = next();
        assertThat(record.getChannelStatus().getChannelFlag())
                .as(record.getChannelStatus().getExceptionMessage())
                .isEqualTo(ChannelFlag.SUCCESS);
        return record.getValue().getValue();
    }

    String failure() throws InterruptedException {
        ChannelRecord record = next();
        assertThat(record.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.FAILURE);
        return record.getChannelStatus().getExceptionMessage();
    }

    boolean isEmpty() {
        return records.isEmpty();
    }
}
