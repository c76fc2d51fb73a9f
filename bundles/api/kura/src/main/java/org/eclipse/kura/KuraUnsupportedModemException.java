// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** The modem is of a kind that is not supported. */
@ProviderType
public class KuraUnsupportedModemException extends KuraException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#UNSUPPORTED_MODEM} */
    public KuraUnsupportedModemException(Object argument) {
        super(KuraErrorCode.UNSUPPORTED_MODEM, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#UNSUPPORTED_MODEM}
     */
    public KuraUnsupportedModemException(Throwable cause, Object argument) {
        super(KuraErrorCode.UNSUPPORTED_MODEM, cause, argument);
    }
}
