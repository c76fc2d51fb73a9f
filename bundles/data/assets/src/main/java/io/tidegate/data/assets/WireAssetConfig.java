// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The settings of an asset in the wire graph besides its channels. */
@ObjectClassDefinition(
        id = WireAssetConfig.PID,
        name = "Wire asset",
        description =
                "The channels of one device, read and written through a driver, as a component of the wire graph.")
@interface WireAssetConfig {

    String PID = "org.eclipse.kura.wire.WireAsset";
    String ALL_CHANNELS = "emit.all.channels";
    String TIMESTAMPS = "timestamp.mode";
    String ERRORS = "emit.errors";
    String ON_CHANGE = "emit.on.change";
    String EMPTY_ENVELOPES = "emit.empty.envelopes";
    String CONNECTION_ERRORS = "emit.connection.errors";

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

    @AttributeDefinition(
            name = "Emit all channels",
            description = "An event of one channel makes the asset read and emit all of them.",
            required = false)
    boolean emit_all_channels() default false;

    @AttributeDefinition(
            name = "Time stamps",
            description = "Which time stamps an envelope carries.",
            required = false,
            options = {
                @Option(label = "None", value = "NO_TIMESTAMPS"),
                @Option(label = "One per channel", value = "PER_CHANNEL"),
                @Option(label = "One, the asset's", value = "SINGLE_ASSET_GENERATED"),
                @Option(label = "One, the driver's newest", value = "SINGLE_DRIVER_GENERATED_MAX"),
                @Option(label = "One, the driver's oldest", value = "SINGLE_DRIVER_GENERATED_MIN")
            })
    String timestamp_mode() default "PER_CHANNEL";

    @AttributeDefinition(
            name = "Emit errors",
            description = "An envelope carries for each channel why it failed, or an empty text.",
            required = false)
    boolean emit_errors() default false;

    @AttributeDefinition(
            name = "Emit on change",
            description = "An envelope carries only the values that changed since they were last emitted.",
            required = false)
    boolean emit_on_change() default false;

    @AttributeDefinition(
            name = "Emit empty envelopes",
            description = "A reading without any value to emit is emitted all the same.",
            required = false)
    boolean emit_empty_envelopes() default true;

    @AttributeDefinition(
            name = "Emit connection errors",
            description = "A reading that failed as a whole is emitted with the reason; needs that errors are emitted.",
            required = false)
    boolean emit_connection_errors() default false;
}
