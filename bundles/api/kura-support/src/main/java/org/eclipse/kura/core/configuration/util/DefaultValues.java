// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.util;

import java.lang.reflect.Array;
import java.util.function.Function;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.crypto.CryptoService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The defaults of attributes, as values of their types. */
final class DefaultValues {

    private final BundleContext context;

    /** Passwords are encrypted by the CryptoService that is in that context; without a context they are not. */
    DefaultValues(BundleContext context) {
        this.context = context;
    }

    /** The default; null if the attribute has none, or no type. @throws IllegalArgumentException if it is of another */
    Object of(AD attribute) {
        String text = attribute.getDefault();
        if (text == null || text.isEmpty() || attribute.getType() == null) {
            return null;
        }
        if (attribute.getCardinality() == 0) {
            return value(attribute, StringUtil.unescapeString(text));
        }
        String[] elements = StringUtil.splitValues(text);
        if (Math.abs((long) attribute.getCardinality()) == 1) {
            return value(attribute, elements[0]);
        }
        Object array = Array.newInstance(type(attribute.getType()), elements.length);
        for (int i = 0; i < elements.length; i++) {
            Array.set(array, i, value(attribute, elements[i]));
        }
        return array;
    }

    private Object value(AD attribute, String text) {
        if (attribute.getType() == Scalar.PASSWORD) {
            return encrypted(text);
        }
        try {
            return parser(attribute.getType()).apply(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "attribute " + attribute.getId() + ": the default '" + text + "' is no "
                            + attribute.getType().value(),
                    e);
        }
    }

    private static Class<?> type(Scalar type) {
        return type == Scalar.PASSWORD
                ? Password.class
                : parser(type).apply("0").getClass();
    }

    private static Function<String, Object> parser(Scalar type) {
        switch (type) {
            case LONG:
                return Long::valueOf;
            case DOUBLE:
                return Double::valueOf;
            case FLOAT:
                return Float::valueOf;
            case INTEGER:
                return Integer::valueOf;
            case BYTE:
                return Byte::valueOf;
            case SHORT:
                return Short::valueOf;
            case BOOLEAN:
                return Boolean::valueOf;
            case CHAR:
                return text -> text.charAt(0);
            default:
                return text -> text;
        }
    }

    private Password encrypted(String text) {
        ServiceReference<CryptoService> reference =
                this.context == null ? null : this.context.getServiceReference(CryptoService.class);
        if (reference == null) {
            return new Password(text);
        }
        try {
            CryptoService crypto = this.context.getService(reference);
            return new Password(crypto == null ? text.toCharArray() : crypto.encryptAes(text.toCharArray()));
        } catch (KuraException e) {
            return new Password(text);
        } finally {
            this.context.ungetService(reference);
        }
    }
}
