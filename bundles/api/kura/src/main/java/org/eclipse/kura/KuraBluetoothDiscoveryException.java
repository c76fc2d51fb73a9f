// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** The search for Bluetooth devices failed. */
@ProviderType
public class KuraBluetoothDiscoveryException extends KuraException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#BLE_DISCOVERY_ERROR} */
    public KuraBluetoothDiscoveryException(Object argument) {
        super(KuraErrorCode.BLE_DISCOVERY_ERROR, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#BLE_DISCOVERY_ERROR}
     */
    public KuraBluetoothDiscoveryException(Throwable cause, Object argument) {
        super(KuraErrorCode.BLE_DISCOVERY_ERROR, cause, argument);
    }
}
