// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;

/** What last passed a dead band, by asset, and whether a record moved away from it. Not thread-safe. */
final class Movements {

    private static final String ASSET = "assetName";
    private static final String ERROR = "_error";
    private static final String TIMESTAMP = "_timestamp";

    private final Map<String, Map<String, TypedValue<?>>> passed = new HashMap<>();

    /** If so, the record's values are the ones that passed last. */
    boolean moved(WireRecord rec, DeadBandSettings settings) {
        Map<String, TypedValue<?>> values = rec.getProperties();
        TypedValue<?> asset = values.get(ASSET);
        Map<String, TypedValue<?>> last =
                passed.computeIfAbsent(asset == null ? "" : String.valueOf(asset.getValue()), k -> new HashMap<>());
        boolean moved = last.keySet().stream().anyMatch(name -> isHealed(name, values));
        for (Map.Entry<String, TypedValue<?>> entry : values.entrySet()) {
            moved |= isWatched(entry.getKey(), entry.getValue(), settings)
                    && moved(settings.band(entry.getKey()), last.get(entry.getKey()), entry.getValue());
        }
        if (moved) {
            last.keySet().removeIf(name -> isHealed(name, values));
            values.forEach((name, value) -> {
                if (isWatched(name, value, settings)) {
                    last.put(name, value);
                }
            });
        }
        return moved;
    }

    /** An error that passed is over when its channel has a value without one. */
    private static boolean isHealed(String name, Map<String, TypedValue<?>> values) {
        return name.endsWith(ERROR)
                && !values.containsKey(name)
                && values.containsKey(name.substring(0, name.length() - ERROR.length()));
    }

    private static boolean isWatched(String name, TypedValue<?> value, DeadBandSettings settings) {
        if (name.equals(ASSET)
                || name.equals("assetTimestamp")
                || (name.endsWith(TIMESTAMP) && value.getType() == DataType.LONG)) {
            return false;
        }
        String channel = name.endsWith(ERROR) ? name.substring(0, name.length() - ERROR.length()) : name;
        return settings.band(channel) != null || settings.band(name) != null;
    }

    private static boolean moved(Band band, TypedValue<?> from, TypedValue<?> to) {
        if (band != null
                && from != null
                && from.getValue() instanceof Number before
                && to.getValue() instanceof Number now) {
            return band.isLeft(before.doubleValue(), now.doubleValue());
        }
        return !to.equals(from);
    }
}
