// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver;

import java.util.List;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelRecord;
import org.osgi.annotation.versioning.ProviderType;

/** A read that was worked out in advance. Closed by whoever had it prepared. */
@ProviderType
@SuppressWarnings("try")
public interface PreparedRead extends AutoCloseable {

    /**
     * Reads the channels.
     *
     * @return the records, with value, status and time stamp set
     * @throws ConnectionException if the device cannot be reached
     * @throws KuraException if the driver was disconnected or configured anew: the read must be prepared again
     */
    List<ChannelRecord> execute() throws Driver.ConnectionException, KuraException;

    /** The records that are read. */
    List<ChannelRecord> getChannelRecords();
}
