// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The grammar of OSGi manifest headers: {@code path;path;attribute=value;directive:="value", ...}. */
final class Headers {

    private Headers() {}

    /** One clause: paths, then attributes (typed names keep only the name) and directives. */
    record Clause(List<String> paths, Map<String, String> attributes, Map<String, String> directives) {
        String path() {
            return paths.get(0);
        }
    }

    static List<Clause> parse(String header) {
        if (header == null) {
            return List.of();
        }
        return split(header, ',').stream().map(Headers::clause).toList();
    }

    private static Clause clause(String text) {
        List<String> paths = new ArrayList<>();
        Map<String, String> attributes = new HashMap<>();
        Map<String, String> directives = new HashMap<>();
        for (String part : split(text, ';')) {
            int equals = unquoted(part, '=');
            if (equals < 0) {
                paths.add(part);
            } else if (equals > 0 && part.charAt(equals - 1) == ':') {
                directives.put(part.substring(0, equals - 1).strip(), unquote(part.substring(equals + 1)));
            } else {
                String name = part.substring(0, equals).strip();
                int type = name.indexOf(':');
                attributes.put(type < 0 ? name : name.substring(0, type), unquote(part.substring(equals + 1)));
            }
        }
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("manifest header: no name in '" + text + "'");
        }
        return new Clause(paths, attributes, directives);
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        for (int at = unquoted(rest, separator); at >= 0; at = unquoted(rest, separator)) {
            parts.add(rest.substring(0, at).strip());
            rest = rest.substring(at + 1);
        }
        parts.add(rest.strip());
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    private static int unquoted(String text, char wanted) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == wanted && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String unquote(String value) {
        String stripped = value.strip();
        return stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")
                ? stripped.substring(1, stripped.length() - 1)
                : stripped;
    }
}
