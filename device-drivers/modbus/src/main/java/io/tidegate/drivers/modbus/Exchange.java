// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import java.io.IOException;

/** A part of a read or write: what goes over the line in one go and ends in the records' values and states. */
interface Exchange {

    int unit();

    /**
     * Asks the device and settles all records of this part, whatever comes.
     *
     * @throws IOException if the device did not answer; the records say so
     */
    void run(ModbusLine line) throws IOException;

    /** Settles all records as failed without asking, because the unit has just been silent. */
    void fail(IOException silence);
}
