// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A Bluetooth device could not be removed from its adapter. */
@ProviderType
public class KuraBluetoothRemoveException extends KuraException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#BLE_REMOVE_ERROR} */
    public KuraBluetoothRemoveException(Object argument) {
        super(KuraErrorCode.BLE_REMOVE_ERROR, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#BLE_REMOVE_ERROR}
     */
    public KuraBluetoothRemoveException(Throwable cause, Object argument) {
        super(KuraErrorCode.BLE_REMOVE_ERROR, cause, argument);
    }
}
