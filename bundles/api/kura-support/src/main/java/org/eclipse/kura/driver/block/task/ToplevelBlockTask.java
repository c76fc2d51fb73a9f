// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.kura.driver.binary.Buffer;

/**
 * A range of addresses that is read or written at once, and the tasks that take their part of it. In {@link Mode#READ}
 * it fills its buffer from the device, then its children take out what is theirs and tell by themselves how it went.
 * In {@link Mode#WRITE} its children fill the buffer, then it goes to the device, then all children are told.
 */
public abstract class ToplevelBlockTask extends BlockTask {

    private final List<BlockTask> children = new ArrayList<>();
    private boolean aborted;
    private boolean filled;

    /**
     * Made of its parts.
     *
     * @param start the first address
     * @param end the address behind the last one
     * @param mode whether it reads or writes
     */
    public ToplevelBlockTask(int start, int end, Mode mode) {
        super(start, end, mode);
    }

    /** The bytes between device and children, the first one being that at the start address; never {@code null}. */
    public abstract Buffer getBuffer();

    /**
     * Fills the buffer from the device or brings it there.
     *
     * @throws IOException if the device did not do its part
     */
    public abstract void processBuffer() throws IOException;

    /**
     * Adds a task that takes its part.
     *
     * @throws IllegalArgumentException if it does not lie within this one
     */
    public void addChild(BlockTask child) {
        if (!contains(child)) {
            throw new IllegalArgumentException(child + " is not allowed: within " + range());
        }
        this.children.add(child);
    }

    /** The tasks that take their part, in the order in which they were added; an unmodifiable view. */
    public List<BlockTask> getChildren() {
        return Collections.unmodifiableList(this.children);
    }

    /** Takes all children away. */
    public void clear() {
        this.children.clear();
    }

    /**
     * Called by a child, or by what processes the buffer, if there is no going on: all children fail, no more of them run,
     * and nothing goes to the device if it has not yet.
     */
    public void abort(Exception exception) {
        this.aborted = true;
        onFailure(exception);
    }

    /** Does it. Whatever exception comes is told to all children and thrown on. */
    @Override
    public void run() throws IOException {
        this.aborted = false;
        this.filled = false;
        try {
            if (getMode() == Mode.READ) {
                processBuffer();
                this.filled = !this.aborted;
                if (this.filled) {
                    runChildren();
                }
            } else {
                runChildren();
                if (!this.aborted) {
                    processBuffer();
                }
                if (!this.aborted) {
                    onSuccess();
                }
            }
        } catch (IOException | RuntimeException e) {
            onFailure(e);
            throw e;
        }
    }

    /**
     * Runs the children, as their parent, until one aborts.
     *
     * @throws IOException if a child throws it
     */
    protected void runChildren() throws IOException {
        this.aborted = false;
        for (BlockTask child : this.children) {
            child.setParent(this);
            child.run();
            if (this.aborted) {
                return;
            }
        }
    }

    /** Tells all children. */
    @Override
    public void onSuccess() {
        this.children.forEach(BlockTask::onSuccess);
    }

    /** Tells all children. */
    @Override
    public void onFailure(Exception exception) {
        this.children.forEach(child -> child.onFailure(exception));
    }

    /** The range and the children. */
    @Override
    public String toString() {
        return this.children.isEmpty() ? range() : range() + " children: " + this.children;
    }

    /** Whether the last run has brought what the device has, so that it may be changed and written back. */
    boolean isFilled() {
        return this.filled;
    }

    private String range() {
        return super.toString();
    }
}
