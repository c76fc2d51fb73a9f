// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;

/**
 * The plant as a map of names to values, for those who serve it by other protocols; README.md has the keys. The map is
 * thread-safe, the other methods are the stepper's.
 */
final class PlantMap {

    private static final Map<String, Function<Plant, Object>> VALUES = Map.ofEntries(
            entry("pump.running", Plant::pumpTurning),
            entry("pump.speed", Plant::speed),
            entry("pump.pressure", Plant::pressure),
            entry("pump.litres", Plant::litres),
            entry("pump.vibration", Plant::vibration),
            entry("pump.run", plant -> plant.pumpRun),
            entry("pump.speed.setpoint", Plant::effectiveSpeedSetpoint),
            entry("tank.level", Plant::level),
            entry("tank.flow", Plant::netFlow),
            entry("tank.high", Plant::highAlarm),
            entry("tank.inlet", plant -> plant.inletOpen),
            entry("furnace.temperature", Plant::temperature),
            entry("furnace.energy", Plant::energy),
            entry("furnace.state", Plant::furnaceStatus),
            entry("furnace.setpoint", Plant::effectiveTemperatureSetpoint),
            entry("furnace.heating", plant -> plant.heatingAllowed));

    private static final Map<String, BiConsumer<Plant, Boolean>> SWITCHES = Map.of(
            "pump.run", (plant, on) -> plant.pumpRun = on,
            "tank.inlet", (plant, on) -> plant.inletOpen = on,
            "furnace.heating", (plant, on) -> plant.heatingAllowed = on);

    private static final Map<String, ObjDoubleConsumer<Plant>> SETPOINTS = Map.of(
            "pump.speed.setpoint", (plant, number) -> plant.speedSetpoint = number,
            "furnace.setpoint", (plant, number) -> plant.temperatureSetpoint = number);

    private final ConcurrentMap<String, Object> map = new ConcurrentHashMap<>();
    private final Map<String, Object> known = new HashMap<>();

    ConcurrentMap<String, Object> map() {
        return map;
    }

    /** Carries out what was put into the map since {@link #show}. @return whether there was anything */
    boolean take(Plant plant) {
        boolean taken = false;
        for (String key : VALUES.keySet()) {
            Object now = map.get(key);
            if (!Objects.equals(now, known.get(key))) {
                known.put(key, now);
                taken |= command(plant, key, now);
            }
        }
        return taken;
    }

    /** Of a wrong type, or of what can't be commanded, nothing is taken; the next {@link #show} puts it right. */
    private static boolean command(Plant plant, String key, Object value) {
        if (value instanceof Boolean on && SWITCHES.containsKey(key)) {
            SWITCHES.get(key).accept(plant, on);
            return true;
        }
        if (value instanceof Number number && SETPOINTS.containsKey(key) && !Double.isNaN(number.doubleValue())) {
            SETPOINTS.get(key).accept(plant, number.doubleValue());
            return true;
        }
        return false;
    }

    void show(Plant plant) {
        VALUES.forEach((key, value) -> {
            Object actual = value.apply(plant);
            Object seen = known.put(key, actual);
            // Only over what was seen: a command that came meanwhile is for the next step.
            if (seen == null) {
                map.putIfAbsent(key, actual);
            } else {
                map.replace(key, seen, actual);
            }
        });
    }
}
