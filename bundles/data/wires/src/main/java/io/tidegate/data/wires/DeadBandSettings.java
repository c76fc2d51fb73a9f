// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a dead band watches.
 *
 * @param standard for numbers without a band of their own
 * @param bands by property; empty to watch all
 */
record DeadBandSettings(Band standard, Map<String, Band> bands) {

    DeadBandSettings {
        bands = Map.copyOf(bands);
    }

    /** @throws SettingFault naming what is wrong */
    static DeadBandSettings of(Settings settings, Map<String, ?> properties) {
        String text = settings.text("band", "0");
        Band standard = band(settings, "band", text, text);
        Map<String, Band> bands = new HashMap<>();
        for (String entry : list(properties.get("properties"))) {
            int at = entry.lastIndexOf('=');
            String name = at < 0 ? entry.strip() : entry.substring(0, at).strip();
            if (name.isEmpty()) {
                throw settings.fault("properties", entry, "name or name=band");
            }
            bands.put(name, at < 0 ? standard : band(settings, "properties", entry, entry.substring(at + 1)));
        }
        return new DeadBandSettings(standard, bands);
    }

    /** The band of a property, or null if it is not watched. */
    Band band(String name) {
        return bands.isEmpty() ? standard : bands.get(name);
    }

    private static Band band(Settings settings, String key, String value, String band) {
        try {
            return Band.parse(band);
        } catch (IllegalArgumentException e) {
            throw settings.fault(key, value, e.getMessage());
        }
    }

    private static List<String> list(Object value) {
        if (value instanceof String[] entries) {
            return List.of(entries).stream().filter(e -> !e.isBlank()).toList();
        }
        return value == null || value.toString().isBlank() ? List.of() : List.of(value.toString());
    }
}
