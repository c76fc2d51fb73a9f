// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of an asset besides its channels, which are flat keys {@code <channel>#<key>}. */
@ObjectClassDefinition(
        id = AssetConfig.PID,
        name = "Asset",
        description = "The channels of one device, read and written through a driver.")
@interface AssetConfig {

    String PID = "org.eclipse.kura.asset";
    String DESCRIPTION = "asset.desc";
    String POLL_INTERVAL = "poll.interval.ms";
    String STALE_AFTER = "stale.after.ms";

    @AttributeDefinition(name = "Description", description = "What the device is, for people.", required = false)
    String asset_desc() default "";

    @AttributeDefinition(
            name = "Driver",
            description =
                    "The name of the driver that reaches the device. It may come later; until then all channels are BAD.")
    String driver_pid();

    @AttributeDefinition(
            name = "Poll interval (ms)",
            description =
                    "How often all readable channels are read, in milliseconds; 0 reads only when triggered (timer, request, event).",
            required = false,
            min = "0",
            max = "86400000")
    int poll_interval_ms() default 0;

    @AttributeDefinition(
            name = "Stale after (ms)",
            description =
                    "The age in milliseconds from which on a value counts as stale; 0 means three poll intervals, or never if nothing is polled.",
            required = false,
            min = "0",
            max = "604800000")
    int stale_after_ms() default 0;
}
