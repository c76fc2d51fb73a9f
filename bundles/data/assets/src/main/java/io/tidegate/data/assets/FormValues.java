// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;

/** Gives a configured value the type that a form names for it, where it can be had. */
final class FormValues {

    private FormValues() {}

    static Object typed(AD field, Object value) {
        if (field.getCardinality() != 0 || value instanceof Password) {
            return value;
        }
        String text = value.toString();
        try {
            return switch (field.getType()) {
                case STRING -> text;
                case BOOLEAN -> Boolean.valueOf(text);
                case INTEGER -> value instanceof Integer ? value : (Object) Integer.decode(text);
                case LONG -> value instanceof Long ? value : (Object) Long.decode(text);
                case SHORT -> value instanceof Short ? value : (Object) Short.decode(text);
                case BYTE -> value instanceof Byte ? value : (Object) Byte.decode(text);
                case DOUBLE -> Double.valueOf(text);
                case FLOAT -> Float.valueOf(text);
                case CHAR -> text.length() == 1 ? (Object) text.charAt(0) : value;
                case PASSWORD -> new Password(text);
            };
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
