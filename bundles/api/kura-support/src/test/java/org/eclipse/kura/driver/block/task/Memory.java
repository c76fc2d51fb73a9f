// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.kura.driver.binary.Buffer;
import org.eclipse.kura.driver.binary.ByteArrayBuffer;
import org.eclipse.kura.driver.block.BlockFactory;

/** A device of bytes that notes what it is asked and, if told so, does not do it. */
final class Memory {

    final byte[] bytes = new byte[32];
    final List<String> asked = new ArrayList<>();
    IOException refusal;
    IOException shortfall;

    BlockFactory<ToplevelBlockTask> tasks(Mode mode) {
        return (start, end) -> new Exchange(start, end, mode);
    }

    private final class Exchange extends ToplevelBlockTask {

        private byte[] data = new byte[0];

        Exchange(int start, int end, Mode mode) {
            super(start, end, mode);
        }

        @Override
        public Buffer getBuffer() {
            if (data.length != getEnd() - getStart()) {
                data = new byte[getEnd() - getStart()];
            }
            return new ByteArrayBuffer(data);
        }

        @Override
        public void processBuffer() throws IOException {
            asked.add(getMode() + " " + getStart() + ".." + getEnd());
            if (refusal != null) {
                throw refusal;
            }
            if (shortfall != null) {
                abort(shortfall);
                return;
            }
            if (getMode() == Mode.READ) {
                getBuffer().write(0, Arrays.copyOfRange(bytes, getStart(), getEnd()));
            } else {
                System.arraycopy(data, 0, bytes, getStart(), data.length);
            }
        }
    }
}
