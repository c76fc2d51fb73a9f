// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message;

/** How bad an alert is. */
public enum KuraAlertSeverity {
    /** Somebody should look at it. */
    WARNING,
    /** Somebody must look at it now. */
    CRITICAL
}
