// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.channel.ScaleOffsetType;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;

/** Turns an asset's flat properties into a plan, collecting everything that is wrong in them. */
final class PlanReader {

    static final Duration LONGEST_POLL = Duration.ofDays(1);
    static final Duration LONGEST_STALE = Duration.ofDays(7);
    private static final int PERIODS_UNTIL_STALE = 3;
    private static final String FORBIDDEN = "#/+, ";

    private final Settings settings;
    private final Map<String, ?> properties;
    private final List<SettingFault> faults = new ArrayList<>();

    private PlanReader(Settings settings, Map<String, ?> properties) {
        this.settings = settings;
        this.properties = properties;
    }

    /** @throws IllegalArgumentException with one line per fault */
    static AssetPlan plan(Map<String, ?> properties) {
        PlanReader reader = new PlanReader(Settings.of(properties), properties);
        AssetPlan plan = reader.read();
        if (!reader.faults.isEmpty()) {
            throw new IllegalArgumentException(
                    reader.faults.stream().map(SettingFault::getMessage).collect(Collectors.joining("\n")));
        }
        return plan;
    }

    /** What is wrong, in the order of the keys; empty if nothing is. */
    static List<SettingFault> faults(String pid, Map<String, ?> properties) {
        PlanReader reader = new PlanReader(new Settings(pid, properties), properties);
        reader.read();
        return reader.faults;
    }

    private AssetPlan read() {
        String driver = checked(() -> settings.required(Driver.DRIVER_PID_PROPERTY_NAME), "");
        Duration poll = span(AssetConfig.POLL_INTERVAL, LONGEST_POLL);
        Duration stale = span(AssetConfig.STALE_AFTER, LONGEST_STALE);
        SortedMap<String, AssetChannel> channels = new TreeMap<>();
        byChannel().forEach((name, keys) -> {
            if (nameIsFine(name, keys)) {
                channels.put(name, channel(name, keys));
            }
        });
        return new AssetPlan(
                settings.pid(),
                settings.text(AssetConfig.DESCRIPTION, ""),
                driver,
                poll,
                stale.isZero() ? poll.multipliedBy(PERIODS_UNTIL_STALE) : stale,
                emitOptions(),
                channels,
                channels.values().stream().filter(AssetChannel::readable).toList());
    }

    private EmitOptions emitOptions() {
        return new EmitOptions(
                flag(WireAssetConfig.ALL_CHANNELS, false),
                checked(
                        () -> settings.choice(
                                WireAssetConfig.TIMESTAMPS, TimestampMode.class, TimestampMode.PER_CHANNEL),
                        TimestampMode.PER_CHANNEL),
                flag(WireAssetConfig.ERRORS, false),
                flag(WireAssetConfig.ON_CHANGE, false),
                flag(WireAssetConfig.EMPTY_ENVELOPES, true),
                flag(WireAssetConfig.CONNECTION_ERRORS, false));
    }

    /** The channels' own keys, without the channel's name before them. */
    private SortedMap<String, Map<String, Object>> byChannel() {
        SortedMap<String, Map<String, Object>> found = new TreeMap<>();
        properties.forEach((key, value) -> {
            int separator = key.indexOf('#');
            if (separator >= 0 && value != null) {
                found.computeIfAbsent(key.substring(0, separator), n -> new HashMap<>())
                        .put(key.substring(separator + 1), value);
            }
        });
        return found;
    }

    private boolean nameIsFine(String name, Map<String, Object> keys) {
        String first = name + "#" + Collections.min(keys.keySet());
        if (name.isEmpty() || name.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)) {
            faults.add(settings.fault(
                    first, keys.get(first.substring(name.length() + 1)), "a channel name without # / + , and space"));
            return false;
        }
        String own = settings.text(name + "#" + ChannelKeys.NAME, name);
        if (!own.equals(name)) {
            faults.add(settings.fault(name + "#" + ChannelKeys.NAME, own, "'" + name + "', as before the #"));
            return false;
        }
        return true;
    }

    private AssetChannel channel(String name, Map<String, Object> keys) {
        String prefix = name + "#";
        ChannelType type = checked(
                () -> settings.choice(prefix + ChannelKeys.TYPE, ChannelType.class, ChannelType.READ),
                ChannelType.READ);
        DataType valueType = checked(
                () -> settings.choice(prefix + ChannelKeys.VALUE_TYPE, DataType.class, DataType.INTEGER),
                DataType.INTEGER);
        ScaleOffsetType mode = checked(
                () -> settings.choice(
                        prefix + ChannelKeys.SCALE_OFFSET_TYPE,
                        ScaleOffsetType.class,
                        ScaleOffsetType.DEFINED_BY_VALUE_TYPE),
                ScaleOffsetType.DEFINED_BY_VALUE_TYPE);
        double scale = number(prefix + ChannelKeys.SCALE, 1);
        double offset = number(prefix + ChannelKeys.OFFSET, 0);
        if (Scaling.whole(Scaling.arithmetic(valueType, mode)) && scale != 0 && Math.abs(scale) < 1) {
            faults.add(settings.fault(
                    prefix + ChannelKeys.SCALE,
                    scale,
                    "a scale of at least 1, since whole numbers would cut it to 0; or " + prefix
                            + ChannelKeys.SCALE_OFFSET_TYPE + " = DOUBLE"));
        }
        boolean enabled = flag(prefix + ChannelKeys.ENABLED, true);
        boolean listen = flag(prefix + ChannelKeys.LISTEN, false);
        String unit = settings.text(prefix + ChannelKeys.UNIT, "");

        Map<String, Object> configuration = new HashMap<>(keys);
        configuration.put(ChannelKeys.NAME, name);
        configuration.put(ChannelKeys.ENABLED, enabled);
        configuration.put(ChannelKeys.TYPE, type.name());
        configuration.put(ChannelKeys.VALUE_TYPE, valueType.name());
        configuration.put(ChannelKeys.SCALE_OFFSET_TYPE, mode.name());
        configuration.put(ChannelKeys.SCALE, scale);
        configuration.put(ChannelKeys.OFFSET, offset);
        configuration.put(ChannelKeys.UNIT, unit);
        configuration.put(ChannelKeys.LISTEN, listen);
        Channel channel =
                new Channel(name, type, valueType, mode, scale, offset, Collections.unmodifiableMap(configuration));
        channel.setEnabled(enabled);
        channel.setUnit(unit);
        return new AssetChannel(
                new ChannelId(settings.pid(), name), channel, listen, new Scaling(valueType, mode, scale, offset));
    }

    private Duration span(String key, Duration most) {
        return checked(() -> settings.millis(key, Duration.ZERO, Duration.ZERO, most), Duration.ZERO);
    }

    private boolean flag(String key, boolean fallback) {
        return checked(() -> settings.flag(key, fallback), fallback);
    }

    private double number(String key, double fallback) {
        return checked(() -> settings.decimal(key, fallback, -Double.MAX_VALUE, Double.MAX_VALUE), fallback);
    }

    private <T> T checked(Supplier<T> value, T fallback) {
        try {
            return value.get();
        } catch (SettingFault fault) {
            faults.add(fault);
            return fallback;
        }
    }
}
