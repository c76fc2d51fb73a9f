// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.data;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** Identifies a message that a transport has sent and that is not acknowledged yet. Immutable. */
@ProviderType
public class DataTransportToken {

    private final int messageId;
    private final String sessionId;

    /**
     * Made of all its parts.
     *
     * @param messageId unique among the messages of its session that are not acknowledged
     * @param sessionId the session of the transport; tells apart the ids of different sessions
     */
    public DataTransportToken(int messageId, String sessionId) {
        this.messageId = messageId;
        this.sessionId = sessionId;
    }

    /** Unique among the messages of its session that are not acknowledged. */
    public int getMessageId() {
        return this.messageId;
    }

    /** The session of the transport. */
    public String getSessionId() {
        return this.sessionId;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof DataTransportToken)) {
            return false;
        }
        DataTransportToken that = (DataTransportToken) other;
        return this.messageId == that.messageId && Objects.equals(this.sessionId, that.sessionId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(this.messageId, this.sessionId);
    }
}
