// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import io.tidegate.itests.support.Await;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What the tests of assets have in common. */
final class Assets {

    static final Duration LIMIT = Await.LIMIT;

    private Assets() {}

    /** The properties of an asset {@code plc} with the driver {@code bus}. */
    static Map<String, Object> properties(Object... keysAndValues) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("kura.service.pid", "plc");
        properties.put("driver.pid", "bus");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }

    /** Adds readable channels of type INTEGER. */
    static Map<String, Object> withChannels(Map<String, Object> properties, String... names) {
        for (String name : names) {
            properties.put(name + "#+type", "READ");
        }
        return properties;
    }

    static Map<String, Object> driver(String pid) {
        return Map.of("kura.service.pid", pid);
    }

    static void await(String what, BooleanSupplier condition) {
        Await.until(what, condition::getAsBoolean);
    }

    static boolean good(List<Sample> samples) {
        return samples.stream().allMatch(s -> s.quality() == Quality.GOOD);
    }
}
