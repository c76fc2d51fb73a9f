// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

/** Does something around the task of a channel. What it is asked or told goes to that task. */
public abstract class ChannelBlockTaskWrapper extends ChannelBlockTask {

    private final ChannelBlockTask wrapped;

    /** Takes {@code wrapped}: the task of the channel. */
    public ChannelBlockTaskWrapper(ChannelBlockTask wrapped) {
        super(wrapped.getRecord(), wrapped.getStart(), wrapped.getEnd(), wrapped.getMode());
        this.wrapped = wrapped;
    }

    /** The task of the channel. */
    public ChannelBlockTask getWrappedTask() {
        return this.wrapped;
    }

    @Override
    public void setParent(ToplevelBlockTask parent) {
        super.setParent(parent);
        this.wrapped.setParent(parent);
    }

    @Override
    public int getStart() {
        return this.wrapped.getStart();
    }

    @Override
    public void setStart(int start) {
        super.setStart(start);
        this.wrapped.setStart(start);
    }

    @Override
    public int getEnd() {
        return this.wrapped.getEnd();
    }

    @Override
    public void setEnd(int end) {
        super.setEnd(end);
        this.wrapped.setEnd(end);
    }

    @Override
    public void onSuccess() {
        this.wrapped.onSuccess();
    }

    @Override
    public void onFailure(Exception exception) {
        this.wrapped.onFailure(exception);
    }
}
