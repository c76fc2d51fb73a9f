// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.util;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.kura.configuration.Password;

/**
 * Values as metatype documents write them: a comma separates elements, a backslash makes the next character mean
 * itself, white space around elements does not count unless it is escaped.
 */
public class StringUtil {

    private static final char SEPARATOR = ',';
    private static final char ESCAPE = '\\';

    private static final Set<Class<?>> TYPES = new HashSet<>(Arrays.asList(
            String.class,
            Long.class,
            Double.class,
            Float.class,
            Integer.class,
            Byte.class,
            Character.class,
            Boolean.class,
            Short.class,
            Password.class));

    private StringUtil() {}

    /** The elements of a text, at least one, which may be empty; {@code null} of {@code null}. */
    public static String[] splitValues(String strValues) {
        return strValues == null ? null : elements(strValues, true).toArray(new String[0]);
    }

    /** The text as a single element. */
    public static String escapeString(String s) {
        return s.replaceAll("[\\\\, ]", "\\\\$0");
    }

    /** The text of a single element, in which a comma need not be escaped. */
    public static String unescapeString(String s) {
        return elements(s, false).get(0);
    }

    /**
     * A value as text. Elements of an array that are {@code null} are left out.
     *
     * @return {@code null} if there is no value, or one of a type that no configuration has
     */
    public static String valueToString(Object value) {
        if (value instanceof Object[]) {
            Object[] elements = (Object[]) value;
            return TYPES.contains(elements.getClass().getComponentType())
                    ? Arrays.stream(elements)
                            .filter(Objects::nonNull)
                            .map(element -> escapeString(element.toString()))
                            .collect(Collectors.joining(","))
                    : null;
        }
        return value != null && TYPES.contains(value.getClass()) ? value.toString() : null;
    }

    private static List<String> elements(String text, boolean isList) {
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        int kept = 0; // up to here nothing is white space at the end
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == SEPARATOR && isList) {
                elements.add(element.substring(0, kept));
                element.setLength(0);
                kept = 0;
            } else if (c == ESCAPE) {
                if (++i < text.length()) {
                    element.append(text.charAt(i));
                    kept = element.length();
                }
            } else if (!Character.isWhitespace(c)) {
                element.append(c);
                kept = element.length();
            } else if (kept > 0) {
                element.append(c);
            }
        }
        elements.add(element.substring(0, kept));
        return elements;
    }
}
