// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.binary.ByteArray;

/** A channel whose value is the bytes themselves. */
public class ByteArrayTask extends BinaryDataTask<byte[]> {

    /**
     * Made of its parts.
     *
     * @param record the channel
     * @param start its first byte
     * @param end the byte behind its last one
     * @param mode whether it is read or written
     * @throws IllegalArgumentException if it has no bytes
     */
    public ByteArrayTask(ChannelRecord record, int start, int end, Mode mode) {
        super(record, start, new ByteArray(end - start), mode);
    }
}
