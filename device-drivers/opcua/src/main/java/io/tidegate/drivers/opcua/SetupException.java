// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

/** The driver can't connect until somebody changes something. The message says what. */
final class SetupException extends Exception {

    private static final long serialVersionUID = 1L;

    SetupException(String message, Throwable cause) {
        super(message, cause);
    }
}
