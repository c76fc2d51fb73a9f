// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** Reading from or writing to a Bluetooth device failed. */
@ProviderType
public class KuraBluetoothIOException extends KuraException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#BLE_IO_ERROR} */
    public KuraBluetoothIOException(Object argument) {
        super(KuraErrorCode.BLE_IO_ERROR, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#BLE_IO_ERROR}
     */
    public KuraBluetoothIOException(Throwable cause, Object argument) {
        super(KuraErrorCode.BLE_IO_ERROR, cause, argument);
    }
}
