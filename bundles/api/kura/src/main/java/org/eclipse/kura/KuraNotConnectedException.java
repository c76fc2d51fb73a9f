// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** The operation needs a connection and there is none. */
@ProviderType
public class KuraNotConnectedException extends KuraException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#NOT_CONNECTED} */
    public KuraNotConnectedException(Object argument) {
        super(KuraErrorCode.NOT_CONNECTED, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#NOT_CONNECTED}
     */
    public KuraNotConnectedException(Throwable cause, Object argument) {
        super(KuraErrorCode.NOT_CONNECTED, cause, argument);
    }
}
