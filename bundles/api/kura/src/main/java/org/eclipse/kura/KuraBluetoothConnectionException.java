// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A Bluetooth device could not be connected or disconnected. */
@ProviderType
public class KuraBluetoothConnectionException extends KuraException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#BLE_CONNECTION_ERROR} */
    public KuraBluetoothConnectionException(Object argument) {
        super(KuraErrorCode.BLE_CONNECTION_ERROR, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#BLE_CONNECTION_ERROR}
     */
    public KuraBluetoothConnectionException(Throwable cause, Object argument) {
        super(KuraErrorCode.BLE_CONNECTION_ERROR, cause, argument);
    }
}
