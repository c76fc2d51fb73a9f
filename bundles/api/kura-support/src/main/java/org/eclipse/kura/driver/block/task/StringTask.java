// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import java.nio.charset.StandardCharsets;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.binary.ByteArray;
import org.eclipse.kura.driver.binary.adapter.StringData;

/** A channel whose value is text in ASCII. */
public class StringTask extends BinaryDataTask<String> {

    /**
     * Made of its parts.
     *
     * @param record the channel
     * @param start its first byte
     * @param end the byte behind its last one
     * @param mode whether it is read or written
     * @throws IllegalArgumentException if it has no bytes
     */
    public StringTask(ChannelRecord record, int start, int end, Mode mode) {
        super(record, start, new StringData(new ByteArray(end - start), StandardCharsets.US_ASCII), mode);
    }
}
