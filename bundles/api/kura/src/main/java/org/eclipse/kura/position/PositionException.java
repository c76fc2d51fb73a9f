// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.position;

import org.osgi.annotation.versioning.ProviderType;

/** The position cannot be told. */
@ProviderType
public class PositionException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Without a reason. */
    public PositionException() {
        super();
    }

    /** Takes {@code message}: for people. */
    public PositionException(String message) {
        super(message);
    }

    /**
     * Made of all its parts.
     *
     * @param message for people
     * @param cause why
     */
    public PositionException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Takes {@code cause}: why. */
    public PositionException(Throwable cause) {
        super(cause);
    }
}
