// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A process of the operating system failed. */
@ProviderType
public class KuraProcessExecutionErrorException extends KuraException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#PROCESS_EXECUTION_ERROR} */
    public KuraProcessExecutionErrorException(Object argument) {
        super(KuraErrorCode.PROCESS_EXECUTION_ERROR, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#PROCESS_EXECUTION_ERROR}
     */
    public KuraProcessExecutionErrorException(Throwable cause, Object argument) {
        super(KuraErrorCode.PROCESS_EXECUTION_ERROR, cause, argument);
    }
}
