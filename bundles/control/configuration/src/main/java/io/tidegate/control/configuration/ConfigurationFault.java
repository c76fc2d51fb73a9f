// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.nio.file.AccessDeniedException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;

/** A call that failed; the message is a complete line for an operator. */
final class ConfigurationFault extends KuraException {

    private static final long serialVersionUID = 1L;

    private final String message;

    ConfigurationFault(KuraErrorCode code, String message) {
        this(code, message, null);
    }

    ConfigurationFault(KuraErrorCode code, String message, Throwable cause) {
        super(code, cause, message);
        this.message = cause == null ? message : message + ": " + words(cause);
    }

    /** What a throwable says; the JDK's own for a file without permission says only the file's name. */
    static String words(Throwable cause) {
        return cause instanceof AccessDeniedException
                ? "the gateway's user '" + System.getProperty("user.name") + "' has no permission for "
                        + cause.getMessage()
                : String.valueOf(cause.getMessage());
    }

    @Override
    public String getMessage() {
        return message;
    }
}
