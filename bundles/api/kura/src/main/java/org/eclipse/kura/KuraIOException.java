// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** Input or output failed. */
@ProviderType
public class KuraIOException extends KuraException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#IO_ERROR} */
    public KuraIOException(Object argument) {
        super(KuraErrorCode.IO_ERROR, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#IO_ERROR}
     */
    public KuraIOException(Throwable cause, Object argument) {
        super(KuraErrorCode.IO_ERROR, cause, argument);
    }
}
