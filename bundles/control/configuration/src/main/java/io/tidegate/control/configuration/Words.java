// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a command line, from which options are taken. */
final class Words {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(s|m|h)?");

    private final List<String> rest;

    Words(List<String> given) {
        rest = new ArrayList<>(given);
    }

    /** What is left. */
    List<String> rest() {
        return rest;
    }

    boolean flag(String name) {
        return rest.remove(name);
    }

    /** The next word that is no option's, or an empty text. */
    String next() {
        return rest.isEmpty() ? "" : rest.remove(0);
    }

    /** The value of {@code --name value} or {@code --name=value}, or null. */
    String option(String name) throws IOException {
        for (int i = 0; i < rest.size(); i++) {
            String word = rest.get(i);
            if (word.startsWith(name + "=")) {
                rest.remove(i);
                return word.substring(name.length() + 1);
            }
            if (word.equals(name)) {
                if (i + 1 == rest.size()) {
                    throw new IOException(name + ": a value is needed");
                }
                rest.remove(i);
                return rest.remove(i);
            }
        }
        return null;
    }

    /** A time as in {@code 60s}, {@code 5m}, {@code 90}; null if it is not given. */
    Duration time(String name) throws IOException {
        String text = option(name);
        if (text == null) {
            return null;
        }
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IOException(name + " = '" + text + "' is not allowed: a time as in 60s or 5m");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
