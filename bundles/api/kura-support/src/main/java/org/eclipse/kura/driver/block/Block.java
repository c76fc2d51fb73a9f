// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block;

/** A range of addresses: registers, coils, bytes or whatever the device counts. */
public class Block {

    private int start;
    private int end;

    /**
     * From one address to another; if they come the wrong way round, they are exchanged.
     *
     * @param start the first address
     * @param end the address behind the last one
     */
    public Block(int start, int end) {
        this.start = Math.min(start, end);
        this.end = Math.max(start, end);
    }

    /** The first address. */
    public int getStart() {
        return this.start;
    }

    /**
     * Sets the first address.
     *
     * @throws IllegalArgumentException if it is behind the end
     */
    public void setStart(int start) {
        if (start > getEnd()) {
            throw new IllegalArgumentException("start = " + start + " is not allowed: at most the end " + getEnd());
        }
        this.start = start;
    }

    /** The address behind the last one. */
    public int getEnd() {
        return this.end;
    }

    /**
     * Sets the address behind the last one.
     *
     * @throws IllegalArgumentException if it is before the start
     */
    public void setEnd(int end) {
        if (end < getStart()) {
            throw new IllegalArgumentException("end = " + end + " is not allowed: at least the start " + getStart());
        }
        this.end = end;
    }

    /** Whether the address lies within. */
    public boolean contains(int address) {
        return getStart() <= address && address < getEnd();
    }

    /** Whether all of the other block lies within. */
    public boolean contains(Block other) {
        return getStart() <= other.getStart() && other.getEnd() <= getEnd();
    }

    /** {@code [start, end]}. */
    @Override
    public String toString() {
        return "[" + getStart() + ", " + getEnd() + "]";
    }
}
