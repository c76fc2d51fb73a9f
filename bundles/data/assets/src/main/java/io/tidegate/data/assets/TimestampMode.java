// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

/** Which time stamps an emitted envelope carries; the names are Kura's. */
enum TimestampMode {
    NO_TIMESTAMPS,
    PER_CHANNEL,
    SINGLE_ASSET_GENERATED,
    SINGLE_DRIVER_GENERATED_MAX,
    SINGLE_DRIVER_GENERATED_MIN
}
