// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A Bluetooth command failed. */
@ProviderType
public class KuraBluetoothCommandException extends KuraException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#BLE_COMMAND_ERROR} */
    public KuraBluetoothCommandException(Object argument) {
        super(KuraErrorCode.BLE_COMMAND_ERROR, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#BLE_COMMAND_ERROR}
     */
    public KuraBluetoothCommandException(Throwable cause, Object argument) {
        super(KuraErrorCode.BLE_COMMAND_ERROR, cause, argument);
    }
}
