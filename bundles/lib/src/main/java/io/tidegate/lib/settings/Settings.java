// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads typed, checked values out of a component's properties. Every fault names the component, the key, the value and
 * what is allowed, in one line. Numbers are accepted as any number or as text. Immutable, thread-safe.
 */
public final class Settings {

    private final String pid;
    private final Map<String, ?> properties;

    /** @param pid the name to put into messages: {@code kura.service.pid}, or the component's PID */
    public Settings(String pid, Map<String, ?> properties) {
        this.pid = pid;
        this.properties = properties;
    }

    /** Properties of a component, named by their {@code kura.service.pid} or else their {@code service.pid}. */
    public static Settings of(Map<String, ?> properties) {
        Object pid = properties.get("kura.service.pid");
        return new Settings(String.valueOf(pid != null ? pid : properties.get("service.pid")), properties);
    }

    public String pid() {
        return pid;
    }

    /** The text at {@code key}, or {@code fallback} if it is absent. */
    public String text(String key, String fallback) {
        Object value = properties.get(key);
        return value == null ? fallback : value.toString();
    }

    /** The text at {@code key}, which must be there and not blank. */
    public String required(String key) {
        String value = text(key, "");
        if (value.isBlank()) {
            throw fault(key, value, "a value is required");
        }
        return value.strip();
    }

    /** A whole number in [{@code least}, {@code most}]. */
    public int integer(String key, int fallback, int least, int most) {
        return (int) whole(key, fallback, least, most);
    }

    /** A whole number in [{@code least}, {@code most}]. */
    public long whole(String key, long fallback, long least, long most) {
        Object value = properties.get(key);
        if (value == null) {
            return fallback;
        }
        String allowed = "a whole number from " + least + " to " + most;
        long number;
        try {
            number =
                    value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte
                            ? ((Number) value).longValue()
                            : Long.decode(value.toString().strip());
        } catch (NumberFormatException e) {
            throw fault(key, value, allowed);
        }
        if (number < least || number > most) {
            throw fault(key, value, allowed);
        }
        return number;
    }

    /** A finite number in [{@code least}, {@code most}]. */
    public double decimal(String key, double fallback, double least, double most) {
        Object value = properties.get(key);
        if (value == null) {
            return fallback;
        }
        double number;
        try {
            number = Double.parseDouble(value.toString().strip());
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!(number >= least && number <= most)) {
            throw fault(key, value, "a number from " + least + " to " + most);
        }
        return number;
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, boolean fallback) {
        Object value = properties.get(key);
        if (value == null) {
            return fallback;
        }
        return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw fault(key, value, "true or false");
        };
    }

    /** A span given in whole milliseconds. */
    public Duration millis(String key, Duration fallback, Duration least, Duration most) {
        return Duration.ofMillis(whole(key, fallback.toMillis(), least.toMillis(), most.toMillis()));
    }

    /** One of an enum's constants, by name, upper or lower case. */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
        Object value = properties.get(key);
        if (value == null || value.toString().isBlank()) {
            return fallback;
        }
        String name = value.toString().strip().toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw fault(key, value, oneOf(Arrays.asList(type.getEnumConstants())));
    }

    /** A URI with host and one of the schemes; a missing port stays -1. */
    public URI uri(String key, String fallback, List<String> schemes) {
        String value = text(key, fallback);
        String allowed =
                "a URL " + schemes.stream().map(s -> s + "://host:port").collect(Collectors.joining(" or "));
        try {
            URI uri = new URI(value.strip());
            boolean known =
                    uri.getScheme() != null && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT));
            if (!known || uri.getHost() == null || uri.getPort() > 65535 || uri.getPort() == 0) {
                throw fault(key, value, allowed);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw fault(key, value, allowed);
        }
    }

    /** The fault to throw for a value that only the caller can judge. */
    public SettingFault fault(String key, Object value, String allowed) {
        return new SettingFault(pid, key, value, allowed);
    }

    /** The words for a fixed set of choices. */
    public static String oneOf(Collection<?> choices) {
        return choices.stream().map(String::valueOf).collect(Collectors.joining(", ", "one of ", ""));
    }
}
