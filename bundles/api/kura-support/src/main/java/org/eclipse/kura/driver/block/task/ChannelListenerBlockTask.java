// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import java.io.IOException;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;

/** Runs the task of a channel and hands its record to a listener then. */
public class ChannelListenerBlockTask extends ChannelBlockTaskWrapper {

    private final ChannelListener listener;

    /**
     * Made of its parts.
     *
     * @param wrapped the task of the channel
     * @param listener who hears of it
     */
    public ChannelListenerBlockTask(ChannelBlockTask wrapped, ChannelListener listener) {
        super(wrapped);
        this.listener = listener;
    }

    /** Who hears of it. */
    public ChannelListener getListener() {
        return this.listener;
    }

    @Override
    public void run() throws IOException {
        getWrappedTask().run();
        this.listener.onChannelEvent(new ChannelEvent(getWrappedTask().getRecord()));
    }
}
