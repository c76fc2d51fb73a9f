// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import com.ghgande.j2mod.modbus.ModbusSlaveException;
import java.io.IOException;
import java.util.Locale;

/** The device answered, but refused the request. */
final class ExceptionAnswer extends IOException {

    private static final long serialVersionUID = 1L;

    private static final int ILLEGAL_ADDRESS = 2;
    private static final int ILLEGAL_VALUE = 3;

    private final int code;

    ExceptionAnswer(int code) {
        super("refused by the device: " + ModbusSlaveException.getMessage(code).toLowerCase(Locale.ROOT)
                + " (exception " + code + ")");
        this.code = code;
    }

    /** Where it came up says nothing; a device that refuses does so at each poll. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public Throwable fillInStackTrace() {
        return this;
    }

    /** Whether one address of several may be the cause, so that asking for fewer helps. */
    boolean isAboutAddresses() {
        return code == ILLEGAL_ADDRESS || code == ILLEGAL_VALUE;
    }
}
