// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.executor;

/** Identifies a process of the operating system. */
public interface Pid {

    /** The number of the process. */
    int getPid();
}
