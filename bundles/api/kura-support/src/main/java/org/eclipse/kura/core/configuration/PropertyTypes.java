// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.core.configuration.XmlConfigPropertyAdapted.ConfigPropertyType;

/** The classes of the property types, and their values from text. */
final class PropertyTypes {

    private static final Map<ConfigPropertyType, Class<?>> CLASSES = new EnumMap<>(ConfigPropertyType.class);

    static {
        CLASSES.put(ConfigPropertyType.STRING_TYPE, String.class);
        CLASSES.put(ConfigPropertyType.LONG_TYPE, Long.class);
        CLASSES.put(ConfigPropertyType.DOUBLE_TYPE, Double.class);
        CLASSES.put(ConfigPropertyType.FLOAT_TYPE, Float.class);
        CLASSES.put(ConfigPropertyType.INTEGER_TYPE, Integer.class);
        CLASSES.put(ConfigPropertyType.BYTE_TYPE, Byte.class);
        CLASSES.put(ConfigPropertyType.CHAR_TYPE, Character.class);
        CLASSES.put(ConfigPropertyType.BOOLEAN_TYPE, Boolean.class);
        CLASSES.put(ConfigPropertyType.SHORT_TYPE, Short.class);
        CLASSES.put(ConfigPropertyType.PASSWORD_TYPE, Password.class);
    }

    private PropertyTypes() {}

    static Class<?> classOf(ConfigPropertyType type) {
        return CLASSES.get(type);
    }

    /** The type of a class; null if no property is of it. */
    static ConfigPropertyType typeOf(Class<?> type) {
        return CLASSES.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** A value that is no password, from its text. @throws IllegalArgumentException if the text is none */
    static Object parse(ConfigPropertyType type, String text) {
        switch (type) {
            case LONG_TYPE:
                return Long.valueOf(text);
            case DOUBLE_TYPE:
                return Double.valueOf(text);
            case FLOAT_TYPE:
                return Float.valueOf(text);
            case INTEGER_TYPE:
                return Integer.valueOf(text);
            case BYTE_TYPE:
                return Byte.valueOf(text);
            case SHORT_TYPE:
                return Short.valueOf(text);
            case BOOLEAN_TYPE:
                return Boolean.valueOf(text);
            case CHAR_TYPE:
                if (text.isEmpty()) {
                    throw new IllegalArgumentException("no character");
                }
                return text.charAt(0);
            case PASSWORD_TYPE:
                throw new IllegalArgumentException("a password is no plain text");
            default:
                return text;
        }
    }
}
