// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** How reading or writing one channel went. Immutable. */
@ProviderType
public class ChannelStatus {

    private final ChannelFlag channelFlag;
    private final String exceptionMessage;
    private final Exception exception;

    /** Takes {@code channelFlag}: whether it went well. */
    public ChannelStatus(ChannelFlag channelFlag) {
        this(channelFlag, null, null);
    }

    /**
     * Made of all its parts.
     *
     * @param channelFlag whether it went well
     * @param exceptionMessage why not, for people; may be {@code null}
     * @param exception why not, for programs; may be {@code null}
     */
    public ChannelStatus(ChannelFlag channelFlag, String exceptionMessage, Exception exception) {
        this.channelFlag = Objects.requireNonNull(channelFlag, "channel flag");
        this.exceptionMessage = exceptionMessage;
        this.exception = exception;
    }

    /** Whether it went well. */
    public ChannelFlag getChannelFlag() {
        return this.channelFlag;
    }

    /** Why not, for programs; may be {@code null}. */
    public Exception getException() {
        return this.exception;
    }

    /** Why not, for people; may be {@code null}. */
    public String getExceptionMessage() {
        return this.exceptionMessage;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof ChannelStatus)) {
            return false;
        }
        ChannelStatus that = (ChannelStatus) other;
        return this.channelFlag == that.channelFlag
                && Objects.equals(this.exceptionMessage, that.exceptionMessage)
                && Objects.equals(this.exception, that.exception);
    }

    @Override
    public int hashCode() {
        return Objects.hash(this.channelFlag, this.exceptionMessage, this.exception);
    }

    @Override
    public String toString() {
        return "ChannelStatus [channelFlag=" + this.channelFlag + ", exceptionMessage=" + this.exceptionMessage
                + ", exception=" + this.exception + "]";
    }
}
