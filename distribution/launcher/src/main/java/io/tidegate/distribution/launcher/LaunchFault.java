// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

/** Ends the launcher with that exit code; the message is all that the operator sees. */
final class LaunchFault extends Exception {

    private static final long serialVersionUID = 1;

    private final Exit exit;

    LaunchFault(Exit exit, String message) {
        super(message);
        this.exit = exit;
    }

    LaunchFault(Exit exit, String message, Throwable cause) {
        super(message, cause);
        this.exit = exit;
    }

    Exit exit() {
        return exit;
    }
}
