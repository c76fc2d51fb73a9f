// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** The Bluetooth adapter cannot advertise beacons. */
@ProviderType
public class KuraBluetoothBeaconAdvertiserNotAvailable extends KuraException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#BLE_RESOURCE_NOT_FOUND} */
    public KuraBluetoothBeaconAdvertiserNotAvailable(Object argument) {
        super(KuraErrorCode.BLE_RESOURCE_NOT_FOUND, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#BLE_RESOURCE_NOT_FOUND}
     */
    public KuraBluetoothBeaconAdvertiserNotAvailable(Throwable cause, Object argument) {
        super(KuraErrorCode.BLE_RESOURCE_NOT_FOUND, cause, argument);
    }
}
