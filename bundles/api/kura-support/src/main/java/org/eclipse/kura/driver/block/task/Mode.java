// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

/** What a task does. */
public enum Mode {
    /** It takes values from the device. */
    READ,
    /** It gives values to the device. */
    WRITE,
    /** It changes a part of what the device has: what is there is read, changed and written back. */
    UPDATE
}
