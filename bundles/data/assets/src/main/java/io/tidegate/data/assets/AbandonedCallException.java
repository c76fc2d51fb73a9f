// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

/** A call into a driver outlived the driver; whatever it brought or threw is to be forgotten. */
final class AbandonedCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AbandonedCallException(Throwable cause) {
        super("the call outlived its driver", cause);
    }
}
