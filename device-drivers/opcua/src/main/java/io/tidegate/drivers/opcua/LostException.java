// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

/** There is no connection (any more). */
final class LostException extends Exception {

    private static final long serialVersionUID = 1L;

    LostException(String message) {
        super(message, null, false, false);
    }
}
