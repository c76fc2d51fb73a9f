// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.osgi;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Constants;

/** Writes filters of the service registry. An empty text stands for no condition, and is left out of others. */
public final class FilterUtil {

    private FilterUtil() {}

    /** All of the conditions. */
    public static String and(String... expressions) {
        return expressions("&", expressions);
    }

    /** Any of the conditions. */
    public static String or(String... expressions) {
        return expressions("|", expressions);
    }

    /** Not the condition; empty if there is none. */
    public static String not(String expression) {
        return isNone(expression) ? "" : "(!" + expression + ")";
    }

    /** That a property has exactly that value; empty if the property has no name. */
    public static String equal(String property, String value) {
        return isNone(property) ? "" : "(" + quote(property) + "=" + quote(value) + ")";
    }

    /** That a service is registered under the name of a class. */
    public static String objectClass(Class<?> clazz) {
        return equal(Constants.OBJECTCLASS, clazz.getName());
    }

    /** That a service is registered under the name of a class and has a property of that value. */
    public static String simpleFilter(Class<?> objectClass, String property, String value) {
        return and(objectClass(objectClass), equal(property, value));
    }

    /**
     * Conditions under an operator; a single one stays as it is, none gives an empty text.
     *
     * @param operation {@code &} or {@code |}
     * @throws IllegalArgumentException if there is no operator
     */
    public static String expressions(String operation, String... expressions) {
        if (isNone(operation)) {
            throw new IllegalArgumentException("a filter needs an operator: & or |");
        }
        if (expressions == null) {
            return "";
        }
        List<String> conditions = Arrays.stream(expressions)
                .filter(expression -> !isNone(expression))
                .collect(Collectors.toList());
        String all = String.join("", conditions);
        return conditions.size() > 1 ? "(" + operation + all + ")" : all;
    }

    /** A text that means itself in a filter; {@code null} stays {@code null}. */
    public static String quote(String value) {
        return value == null ? null : value.replaceAll("[\\\\*()]", "\\\\$0");
    }

    private static boolean isNone(String expression) {
        return expression == null || expression.isEmpty();
    }
}
