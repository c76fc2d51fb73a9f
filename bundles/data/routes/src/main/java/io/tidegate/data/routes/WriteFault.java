// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

/** Why a channel was not written, in one line. */
final class WriteFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WriteFault(String message) {
        super(message);
    }
}
