// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.system;

/** The gateway in one word. */
public enum Verdict {
    /** All is well. */
    OK,
    /** Everything runs; something outside (a device, the broker, a wire's target) does not answer. */
    DEGRADED,
    /** A bundle does not run, a component waits or failed, or a check is critical. */
    FAILED
}
