// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import org.eclipse.kura.channel.ChannelRecord;

/**
 * A channel that is a part of what the device can read and write at once. In {@link Mode#UPDATE} it runs twice: as the
 * child of a task that reads, and as the child of one that writes back, which {@link UpdateBlockTaskAggregator} sees to.
 * If the first one failed, the second one is aborted.
 */
public abstract class UpdateBlockTask extends ChannelBlockTask {

    private ToplevelBlockTask read;

    /**
     * Made of its parts.
     *
     * @param record the channel
     * @param start its first address
     * @param end the address behind its last one
     * @param mode what it does
     */
    public UpdateBlockTask(ChannelRecord record, int start, int end, Mode mode) {
        super(record, start, end, mode);
    }

    /** Takes the value out of the parent's buffer and tells how it went; called in {@link Mode#READ}. */
    protected abstract void runRead();

    /** Puts the value into the parent's buffer; called in {@link Mode#WRITE}. */
    protected abstract void runWrite();

    /**
     * Puts what was read into the buffer that is written, with the value changed; called in {@link Mode#UPDATE}. Several
     * parts of the same address each see what the others changed if they change the buffer that was read as well.
     *
     * @param write what goes to the device
     * @param read what has come from it
     */
    protected abstract void runUpdate(ToplevelBlockTask write, ToplevelBlockTask read);

    @Override
    public void run() {
        if (getMode() == Mode.READ) {
            runRead();
        } else if (getMode() == Mode.WRITE) {
            runWrite();
        } else if (getParent().getMode() == Mode.READ) {
            this.read = getParent();
        } else {
            update();
        }
    }

    private void update() {
        ToplevelBlockTask source = this.read;
        this.read = null;
        if (source == null || !source.isFilled()) {
            getParent().abort(new IllegalStateException("not written, as what to change could not be read"));
            return;
        }
        runUpdate(getParent(), source);
    }
}
