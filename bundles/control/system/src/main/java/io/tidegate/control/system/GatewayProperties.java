// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import static org.eclipse.kura.system.SystemService.CONFIG_CONSOLE_DEVICE_MANAGE_SERVICE_IGNORE;
import static org.eclipse.kura.system.SystemService.KEY_CPU_VERSION;
import static org.eclipse.kura.system.SystemService.KEY_FILE_COMMAND_ZIP_MAX_NUMBER;
import static org.eclipse.kura.system.SystemService.KEY_FILE_COMMAND_ZIP_MAX_SIZE;
import static org.eclipse.kura.system.SystemService.KEY_KURA_SNAPSHOTS_COUNT;
import static org.eclipse.kura.system.SystemService.KEY_KURA_WIFI_TOP_CHANNEL;
import static org.eclipse.kura.system.SystemService.KEY_OS_DISTRO;
import static org.eclipse.kura.system.SystemService.KEY_OS_DISTRO_VER;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The properties of the gateway, read once. Precedence: what is built in, commands of {@code <key>.provider}, the
 * distribution's {@code etc/kura.properties}, the operator's {@code kura_custom.properties} in the data folder, properties
 * of the framework. What is real ({@link BuiltIn#real}) is changed by nobody.
 */
final class GatewayProperties {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayProperties.class);
    private static final String PROVIDER = ".provider";
    private static final Duration PROVIDER_LIMIT = Duration.ofSeconds(5);

    /** What the framework's properties may set besides everything that begins with {@code kura.}. */
    private static final Set<String> OTHERS = Set.of(
            CONFIG_CONSOLE_DEVICE_MANAGE_SERVICE_IGNORE,
            KEY_CPU_VERSION,
            KEY_FILE_COMMAND_ZIP_MAX_NUMBER,
            KEY_FILE_COMMAND_ZIP_MAX_SIZE,
            KEY_OS_DISTRO,
            KEY_OS_DISTRO_VER);

    private static final Set<String> NUMBERS = Set.of(
            KEY_FILE_COMMAND_ZIP_MAX_NUMBER,
            KEY_FILE_COMMAND_ZIP_MAX_SIZE,
            KEY_KURA_SNAPSHOTS_COUNT,
            KEY_KURA_WIFI_TOP_CHANNEL);

    private final Map<String, String> values;

    private GatewayProperties(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads them.
     *
     * @param framework the value of a framework property, or null
     */
    static GatewayProperties read(UnaryOperator<String> framework, BuiltIn builtIn) {
        Map<String, String> set = new HashMap<>();
        for (Path file : builtIn.files()) {
            set.putAll(load(file));
        }
        for (String key : keysOfTheFramework(set.keySet(), builtIn)) {
            String value = framework.apply(key);
            if (value != null) {
                set.put(key, value);
            }
        }
        builtIn.real().forEach((key, value) -> {
            if (set.containsKey(key) && !set.get(key).equals(value)) {
                LOG.warn("{} = '{}' has no effect: it is '{}'", key, set.get(key), value);
            }
        });
        Map<String, String> values = new TreeMap<>(builtIn.defaults());
        values.putAll(provided(set));
        values.putAll(set);
        values.putAll(builtIn.real());
        values.entrySet().removeIf(entry -> NUMBERS.contains(entry.getKey()) && !isNumber(entry));
        return new GatewayProperties(values);
    }

    /** Framework properties can't be listed, only asked for; those that were given with -D can. */
    private static Set<String> keysOfTheFramework(Set<String> ofFiles, BuiltIn builtIn) {
        Set<String> keys = new TreeSet<>(ofFiles);
        keys.addAll(builtIn.defaults().keySet());
        keys.addAll(BuiltIn.KNOWN);
        keys.addAll(System.getProperties().stringPropertyNames());
        keys.removeIf(key -> !key.startsWith("kura.") && !OTHERS.contains(key));
        return keys;
    }

    private static Map<String, String> load(Path file) {
        Map<String, String> values = new HashMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("{} is not read: {}", file, e.getMessage());
                return values;
            }
            properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        }
        return values;
    }

    /** Values that only a command knows, such as the serial number of a board. */
    private static Map<String, String> provided(Map<String, String> set) {
        Map<String, String> values = new HashMap<>();
        set.forEach((key, command) -> {
            String provided = key.endsWith(PROVIDER) ? key.substring(0, key.length() - PROVIDER.length()) : "";
            if (!provided.isEmpty() && !set.containsKey(provided)) {
                try {
                    String value = Commands.output(PROVIDER_LIMIT, List.of("/bin/sh", "-c", command));
                    if (!value.isEmpty()) {
                        values.put(provided, value);
                    }
                } catch (IOException e) {
                    LOG.warn("{} is not known: {} = '{}': {}", provided, key, command, e.getMessage());
                }
            }
        });
        return values;
    }

    private static boolean isNumber(Map.Entry<String, String> entry) {
        try {
            if (Integer.parseInt(entry.getValue().strip()) > 0) {
                return true;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        LOG.warn("{} = '{}' has no effect: a whole number above 0 is allowed", entry.getKey(), entry.getValue());
        return false;
    }

    /** The value, or null. */
    String text(String key) {
        return values.get(key);
    }

    String text(String key, String fallback) {
        return values.getOrDefault(key, fallback);
    }

    int number(String key, int fallback) {
        String value = values.get(key);
        return value == null ? fallback : Integer.parseInt(value.strip());
    }

    boolean flag(String key) {
        return Boolean.parseBoolean(values.get(key));
    }

    Properties copy() {
        Properties properties = new Properties();
        properties.putAll(values);
        return properties;
    }
}
