// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** The unchecked exception of the Kura API: a code for programs, a message for people. */
@ProviderType
public class KuraRuntimeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final KuraErrorCode code;

    /** Takes {@code code}: says what went wrong. */
    public KuraRuntimeException(KuraErrorCode code) {
        this(code, new Object[0]);
    }

    /**
     * With arguments for the message.
     *
     * @param code says what went wrong
     * @param arguments name the thing and the numbers; all of them are put into the message
     */
    public KuraRuntimeException(KuraErrorCode code, Object... arguments) {
        this(code, null, arguments);
    }

    /**
     * With a cause and arguments for the message.
     *
     * @param code says what went wrong
     * @param cause may be {@code null}
     * @param arguments name the thing and the numbers; all of them are put into the message
     */
    public KuraRuntimeException(KuraErrorCode code, Throwable cause, Object... arguments) {
        super(ErrorMessages.message(code, arguments), cause);
        this.code = code;
    }

    /** What went wrong, for programs. */
    public KuraErrorCode getCode() {
        return this.code;
    }

    /** What went wrong, for people: the headline of the code and the arguments. */
    @Override
    public String getMessage() {
        return super.getMessage();
    }

    /** The same as {@link #getMessage()}: messages are English. */
    @Override
    public String getLocalizedMessage() {
        return getMessage();
    }
}
