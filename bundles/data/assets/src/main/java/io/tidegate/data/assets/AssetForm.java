// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.channel.ScaleOffsetType;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Tocd;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The form of an asset: its own settings, and for each channel what every channel has and what its driver asks for. Values
 * are given in the types that the form names, whatever type they were configured in.
 */
final class AssetForm {

    private static final Logger LOG = LoggerFactory.getLogger(AssetForm.class);

    private static final Set<String> IDENTITY =
            Set.of(ConfigurationService.KURA_SERVICE_PID, "service.pid", "service.factoryPid");

    private final String factoryPid;
    private final boolean wires;

    /** @param wires whether the asset is a component of the wire graph */
    AssetForm(String factoryPid, boolean wires) {
        this.factoryPid = factoryPid;
        this.wires = wires;
    }

    /** Without the driver's keys, which stay as they are, while the driver is not there. */
    ComponentConfiguration fill(PollingAsset asset, Map<String, Object> properties) {
        DriverHandle handle = asset.driver();
        return fill(asset.plan(), properties, handle == null ? null : handle.driver());
    }

    ComponentConfiguration fill(AssetPlan plan, Map<String, Object> properties, Driver driver) {
        Tocd form = new Tocd();
        form.setId(factoryPid);
        form.setName(wires ? "Wire asset" : "Asset");
        form.setDescription("The channels of one device, read and written through a driver.");
        Map<String, Object> values = new HashMap<>(properties);
        List<Tad> settings = settings();
        Set<String> own = settings.stream().map(Tad::getId).collect(Collectors.toSet());
        // Not what the component runtime or the component itself added.
        values.keySet().removeIf(key -> key.indexOf('#') < 0 && !IDENTITY.contains(key) && !own.contains(key));
        for (Tad setting : settings) {
            add(form, setting, values);
        }
        List<Tad> channelSettings = channelSettings(driver);
        for (String channel : plan.channels().keySet()) {
            for (Tad setting : channelSettings) {
                add(form, copy(setting, channel + "#" + setting.getId()), values);
            }
        }
        return new ComponentSettings(plan.pid(), form, values);
    }

    private static void add(Tocd form, Tad setting, Map<String, Object> values) {
        form.addAD(setting);
        values.computeIfPresent(setting.getId(), (key, value) -> FormValues.typed(setting, value));
    }

    private List<Tad> settings() {
        List<Tad> settings = new ArrayList<>();
        settings.add(
                field(AssetConfig.DESCRIPTION, "Description", Tscalar.STRING, "", "What the device is, for people."));
        Tad driver = field(
                Driver.DRIVER_PID_PROPERTY_NAME,
                "Driver",
                Tscalar.STRING,
                null,
                "The name of the driver that reaches the device.");
        driver.setRequired(true);
        settings.add(driver);
        settings.add(number(
                AssetConfig.POLL_INTERVAL,
                "Poll interval (ms)",
                PlanReader.LONGEST_POLL.toMillis(),
                "How often all readable channels are read; 0 reads only when triggered."));
        settings.add(
                number(
                        AssetConfig.STALE_AFTER,
                        "Stale after (ms)",
                        PlanReader.LONGEST_STALE.toMillis(),
                        "The age from which on a value is stale; 0 means three poll intervals, or never if nothing is polled."));
        if (wires) {
            settings.addAll(wireSettings());
        }
        return settings;
    }

    private static List<Tad> wireSettings() {
        return List.of(
                flag(
                        WireAssetConfig.ALL_CHANNELS,
                        "Emit all channels",
                        false,
                        "An event of one channel makes the asset read and emit all of them."),
                choice(
                        WireAssetConfig.TIMESTAMPS,
                        "Time stamps",
                        TimestampMode.PER_CHANNEL,
                        "Which time stamps an envelope carries."),
                flag(
                        WireAssetConfig.ERRORS,
                        "Emit errors",
                        false,
                        "An envelope carries for each channel why it failed, or an empty text."),
                flag(
                        WireAssetConfig.ON_CHANGE,
                        "Emit on change",
                        false,
                        "An envelope carries only the values that changed since they were last emitted."),
                flag(
                        WireAssetConfig.EMPTY_ENVELOPES,
                        "Emit empty envelopes",
                        true,
                        "A reading without any value to emit is emitted all the same."),
                flag(
                        WireAssetConfig.CONNECTION_ERRORS,
                        "Emit connection errors",
                        false,
                        "A reading that failed as a whole is emitted with the reason; needs that errors are emitted."));
    }

    private List<Tad> channelSettings(Driver driver) {
        List<Tad> settings = new ArrayList<>();
        settings.add(flag(ChannelKeys.ENABLED, "Enabled", true, "Whether the channel is read and written."));
        settings.add(field(ChannelKeys.NAME, "Name", Tscalar.STRING, null, "The channel's name, as before the #."));
        settings.add(choice(ChannelKeys.TYPE, "Direction", ChannelType.READ, "Whether it is read, written or both."));
        settings.add(choice(ChannelKeys.VALUE_TYPE, "Value type", DataType.INTEGER, "The type of its values."));
        settings.add(choice(
                ChannelKeys.SCALE_OFFSET_TYPE,
                "Arithmetic",
                ScaleOffsetType.DEFINED_BY_VALUE_TYPE,
                "How scale and offset are computed; whole numbers cut fractions off."));
        settings.add(field(ChannelKeys.SCALE, "Scale", Tscalar.DOUBLE, "1.0", "What a value read is multiplied by."));
        settings.add(field(ChannelKeys.OFFSET, "Offset", Tscalar.DOUBLE, "0.0", "What is added to it then."));
        settings.add(field(ChannelKeys.UNIT, "Unit", Tscalar.STRING, "", "The unit of its values."));
        if (wires) {
            settings.add(flag(ChannelKeys.LISTEN, "Listen", false, "Whether the driver pushes its values."));
        }
        for (AD ad : driverSettings(driver)) {
            settings.add(copy(ad, ad.getId()));
        }
        return settings;
    }

    private static List<AD> driverSettings(Driver driver) {
        if (driver == null) {
            return List.of();
        }
        try {
            ChannelDescriptor descriptor = driver.getChannelDescriptor();
            if (descriptor != null && descriptor.getDescriptor() instanceof List<?> list) {
                return list.stream()
                        .filter(element -> element instanceof AD ad && ad.getId() != null)
                        .map(AD.class::cast)
                        .toList();
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.debug(
                    "driver {} does not tell what it asks of a channel",
                    driver.getClass().getName(),
                    e);
        }
        return List.of();
    }

    private static Tad field(String id, String name, Tscalar type, String fallback, String description) {
        Tad field = new Tad();
        field.setId(id);
        field.setName(name);
        field.setType(type);
        field.setCardinality(0);
        field.setRequired(false);
        field.setDefault(fallback);
        field.setDescription(description);
        return field;
    }

    private static Tad number(String id, String name, long most, String description) {
        Tad field = field(id, name, Tscalar.INTEGER, "0", description);
        field.setMin("0");
        field.setMax(Long.toString(most));
        return field;
    }

    private static Tad flag(String id, String name, boolean fallback, String description) {
        return field(id, name, Tscalar.BOOLEAN, Boolean.toString(fallback), description);
    }

    private static <E extends Enum<E>> Tad choice(String id, String name, E fallback, String description) {
        Tad field = field(id, name, Tscalar.STRING, fallback.name(), description);
        Arrays.stream(fallback.getDeclaringClass().getEnumConstants())
                .forEach(constant -> field.setOption(option(constant.name(), constant.name())));
        return field;
    }

    private static Tad copy(AD ad, String id) {
        Tscalar type = ad.getType() == null
                ? Tscalar.STRING
                : Tscalar.fromValue(ad.getType().value());
        Tad copy =
                field(id, ad.getName() == null ? ad.getId() : ad.getName(), type, ad.getDefault(), ad.getDescription());
        copy.setCardinality(ad.getCardinality());
        copy.setRequired(ad.isRequired());
        copy.setMin(ad.getMin());
        copy.setMax(ad.getMax());
        if (ad.getOption() != null) {
            for (Option option : ad.getOption()) {
                copy.setOption(option(option.getLabel(), option.getValue()));
            }
        }
        return copy;
    }

    private static Toption option(String label, String value) {
        Toption option = new Toption();
        option.setLabel(label);
        option.setValue(value);
        return option;
    }
}
