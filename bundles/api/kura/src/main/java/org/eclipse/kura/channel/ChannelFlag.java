// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

/** Whether a channel could be read or written. */
public enum ChannelFlag {
    /** It could not; the status says why. */
    FAILURE,
    /** It could. */
    SUCCESS
}
