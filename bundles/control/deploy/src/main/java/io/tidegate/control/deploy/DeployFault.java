// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

/** A step of a deployment did not work; the message is for an operator. */
final class DeployFault extends Exception {

    private static final long serialVersionUID = 1L;

    DeployFault(String message) {
        super(message);
    }

    DeployFault(String message, Throwable cause) {
        super(message, cause);
    }
}
