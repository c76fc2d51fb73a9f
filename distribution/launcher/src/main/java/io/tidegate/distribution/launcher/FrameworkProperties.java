// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Constants;

/** The framework's launching properties: ours, and over them those of the features. */
final class FrameworkProperties {

    private FrameworkProperties() {}

    static Map<String, String> of(Distribution distribution, Path data, RunOptions options) {
        Path logback = distribution.home().resolve("etc/logback.xml");
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, data.resolve("cache/felix").toString());
        properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "1");
        properties.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        properties.put("felix.log.level", "1");
        // One gateway per data root is assured by the launcher's own lock.
        properties.put("felix.cache.locking", "false");
        properties.put("org.ops4j.pax.logging.StaticLogbackFile", logback.toString());
        properties.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
        properties.put("tidegate.home", distribution.home().toString());
        properties.put("tidegate.data", data.toString());
        properties.put("tidegate.profile", distribution.jars().profile());
        properties.put("tidegate.version", distribution.jars().version());
        properties.putAll(distribution.properties());
        properties.put("tidegate.demo", String.valueOf(options.demo()));
        putGiven(properties, "tidegate.environment", options.environment());
        putGiven(properties, "tidegate.gateway.id", options.gatewayId());
        return properties;
    }

    private static void putGiven(Map<String, String> properties, String key, String value) {
        if (!value.isEmpty()) {
            properties.put(key, value);
        }
    }
}
