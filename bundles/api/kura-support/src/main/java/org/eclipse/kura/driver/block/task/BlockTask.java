// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import java.io.IOException;
import java.util.Objects;
import org.eclipse.kura.driver.block.Block;

/** Something to do with a range of addresses. Not thread-safe. */
public abstract class BlockTask extends Block {

    private final Mode mode;
    private ToplevelBlockTask parent;

    /**
     * Made of its parts.
     *
     * @param start the first address
     * @param end the address behind the last one
     * @param mode what it does
     */
    public BlockTask(int start, int end, Mode mode) {
        super(start, end);
        this.mode = Objects.requireNonNull(mode, "mode");
    }

    /** What it does. */
    public Mode getMode() {
        return this.mode;
    }

    /** The task whose buffer it uses; {@code null} before that one ran. */
    public ToplevelBlockTask getParent() {
        return this.parent;
    }

    /** Sets the task whose buffer it uses. */
    public void setParent(ToplevelBlockTask parent) {
        this.parent = parent;
    }

    /**
     * Does it.
     *
     * @throws IOException if the device did not do its part
     */
    public abstract void run() throws IOException;

    /** Called when it went well. */
    public abstract void onSuccess();

    /** Called when it did not go well, with the reason. */
    public abstract void onFailure(Exception exception);
}
