// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

/** What is below a node can't be listened to. */
final class SubtreeException extends Exception {

    private static final long serialVersionUID = 1L;

    SubtreeException(String message) {
        super(message, null, false, false);
    }
}
