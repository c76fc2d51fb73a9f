// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** The checked exception of the Kura API: a code for programs, a message for people. */
@ProviderType
public class KuraException extends Exception {

    private static final long serialVersionUID = 1L;

    private final KuraErrorCode code;

    /** Takes {@code code}: says what went wrong. */
    public KuraException(KuraErrorCode code) {
        this(code, new Object[0]);
    }

    /**
     * With arguments for the message.
     *
     * @param code says what went wrong
     * @param arguments name the thing and the numbers; all of them are put into the message
     */
    public KuraException(KuraErrorCode code, Object... arguments) {
        this(code, null, arguments);
    }

    /**
     * With a cause and arguments for the message.
     *
     * @param code says what went wrong
     * @param cause may be {@code null}
     * @param arguments name the thing and the numbers; all of them are put into the message
     */
    public KuraException(KuraErrorCode code, Throwable cause, Object... arguments) {
        super(ErrorMessages.message(code, arguments), cause);
        this.code = code;
    }

    /** An error without a code of its own. */
    @SuppressWarnings("deprecation")
    public static KuraException internalError(String message) {
        return new KuraException(KuraErrorCode.INTERNAL_ERROR, null, message);
    }

    /** An error without a code of its own; the message is that of the cause. */
    @SuppressWarnings("deprecation")
    public static KuraException internalError(Throwable cause) {
        return new KuraException(KuraErrorCode.INTERNAL_ERROR, cause, cause);
    }

    /** An error without a code of its own. */
    @SuppressWarnings("deprecation")
    public static KuraException internalError(Throwable cause, String message) {
        return new KuraException(KuraErrorCode.INTERNAL_ERROR, cause, message);
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
