// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.binary.Buffer;
import org.eclipse.kura.type.TypedValues;

/** A channel that is one bit of a byte. It is read or updated; a bit can't be written alone. */
public class BitTask extends UpdateBlockTask {

    private int bit;

    /**
     * Made of its parts.
     *
     * @param record the channel, whose value is a truth value
     * @param start the byte
     * @param bit which of its bits, 0 being the least significant and 7 the most
     * @param mode what it does
     */
    public BitTask(ChannelRecord record, int start, int bit, Mode mode) {
        super(record, start, start + 1, mode);
        this.bit = bit;
    }

    /** Sets which bit, 0 being the least significant. */
    public void setBit(int bit) {
        this.bit = bit;
    }

    @Override
    protected void runRead() {
        byte read = getParent().getBuffer().get(getStart() - getParent().getStart());
        this.record.setValue(TypedValues.newBooleanValue((read >> this.bit & 1) == 1));
        onSuccess();
    }

    /** Aborts: the other bits of the byte are not known. */
    @Override
    protected void runWrite() {
        getParent()
                .abort(new UnsupportedOperationException(
                        this.record.getChannelName() + ": mode = WRITE is not allowed for a bit: READ or UPDATE"));
    }

    @Override
    protected void runUpdate(ToplevelBlockTask write, ToplevelBlockTask read) {
        Buffer known = read.getBuffer();
        int at = getStart() - read.getStart();
        boolean set = (Boolean) this.record.getValue().getValue();
        int mask = 1 << this.bit;
        byte changed = (byte) (set ? known.get(at) | mask : known.get(at) & ~mask);
        known.put(at, changed);
        write.getBuffer().put(getStart() - write.getStart(), changed);
    }
}
