// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A Bluetooth device could not be paired. */
@ProviderType
public class KuraBluetoothPairException extends KuraException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#BLE_PAIR_ERROR} */
    public KuraBluetoothPairException(Object argument) {
        super(KuraErrorCode.BLE_PAIR_ERROR, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#BLE_PAIR_ERROR}
     */
    public KuraBluetoothPairException(Throwable cause, Object argument) {
        super(KuraErrorCode.BLE_PAIR_ERROR, cause, argument);
    }
}
