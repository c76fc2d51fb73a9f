// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import java.util.Objects;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;

/** A task that reads or writes one channel and tells its record how it went. */
public abstract class ChannelBlockTask extends BlockTask {

    private static final ChannelStatus SUCCESS = new ChannelStatus(ChannelFlag.SUCCESS);

    /** The channel. */
    protected final ChannelRecord record;

    /**
     * Made of its parts.
     *
     * @param record the channel
     * @param start its first address
     * @param end the address behind its last one
     * @param mode what it does
     */
    public ChannelBlockTask(ChannelRecord record, int start, int end, Mode mode) {
        super(start, end, mode);
        this.record = Objects.requireNonNull(record, "channel record");
    }

    /** The channel. */
    public ChannelRecord getRecord() {
        return this.record;
    }

    /** Sets the channel's status to success, and its time stamp. */
    @Override
    public void onSuccess() {
        settle(SUCCESS);
    }

    /** Sets the channel's status to failure with this exception and without a message of its own, and its time stamp. */
    @Override
    public void onFailure(Exception exception) {
        settle(new ChannelStatus(ChannelFlag.FAILURE, null, exception));
    }

    private void settle(ChannelStatus status) {
        this.record.setChannelStatus(status);
        this.record.setTimestamp(System.currentTimeMillis());
    }
}
