// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

/**
 * When to try again to open a port: once it is free after it was seen taken. One that is free from the first look on may just be
 * about to be opened, and is left alone for some looks.
 */
final class PortWait {

    static final int PATIENCE = 15;

    private boolean taken;
    private int looks;

    /** The port is open, or nobody wants it open. */
    void over() {
        taken = false;
        looks = 0;
    }

    /** Whether to try now; to be asked again after each period while it is not open. */
    boolean due(boolean free) {
        looks++;
        boolean due = free && (taken || looks > PATIENCE);
        taken = !free;
        if (due) {
            looks = 0;
        }
        return due;
    }
}
