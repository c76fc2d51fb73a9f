// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;

/**
 * How many envelopes wait.
 *
 * @param discards whether what finds the queue full is dropped
 */
record FifoSettings(String pid, int capacity, boolean discards) {

    private static final int MOST = 1_000_000;

    /** @throws SettingFault naming what is wrong */
    static FifoSettings of(Settings settings) {
        return new FifoSettings(
                settings.pid(),
                settings.integer("queue.capacity", 50, 1, MOST),
                settings.flag("discard.envelopes", false));
    }
}
