// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import io.tidegate.lib.settings.Settings;

/** How much a store may hold: bytes of messages, and the bytes that stay free on its disk. */
record StoreLimits(long maxBytes, long minFreeBytes) {

    static StoreLimits of(Settings settings) {
        return new StoreLimits(
                settings.whole("max.bytes", StoreConfig.MAX_BYTES, 1L << 20, 1L << 44),
                settings.whole("min.free.bytes", StoreConfig.MIN_FREE_BYTES, 0, 1L << 44));
    }
}
