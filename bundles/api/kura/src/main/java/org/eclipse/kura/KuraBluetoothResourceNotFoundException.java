// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A Bluetooth service, characteristic or descriptor does not exist. */
@ProviderType
public class KuraBluetoothResourceNotFoundException extends KuraException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#BLE_RESOURCE_NOT_FOUND} */
    public KuraBluetoothResourceNotFoundException(Object argument) {
        super(KuraErrorCode.BLE_RESOURCE_NOT_FOUND, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#BLE_RESOURCE_NOT_FOUND}
     */
    public KuraBluetoothResourceNotFoundException(Throwable cause, Object argument) {
        super(KuraErrorCode.BLE_RESOURCE_NOT_FOUND, cause, argument);
    }
}
