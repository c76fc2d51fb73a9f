// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** Notifications of a Bluetooth characteristic could not be switched. */
@ProviderType
public class KuraBluetoothNotificationException extends KuraException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#BLE_NOTIFICATION_ERROR} */
    public KuraBluetoothNotificationException(Object argument) {
        super(KuraErrorCode.BLE_NOTIFICATION_ERROR, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#BLE_NOTIFICATION_ERROR}
     */
    public KuraBluetoothNotificationException(Throwable cause, Object argument) {
        super(KuraErrorCode.BLE_NOTIFICATION_ERROR, cause, argument);
    }
}
