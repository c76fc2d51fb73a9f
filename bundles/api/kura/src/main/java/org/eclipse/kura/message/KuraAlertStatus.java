// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message;

/** Whether an alert is still going on. */
public enum KuraAlertStatus {
    /** It is. */
    ACTIVE,
    /** It is over. */
    INACTIVE,
    /** It was taken back. */
    RESET
}
