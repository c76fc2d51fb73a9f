// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;

/** Turns what somebody gave for a key into a value of the key's type. */
final class Values {

    private Values() {}

    /** Its message says what is allowed. */
    static final class NotAllowed extends Exception {
        private static final long serialVersionUID = 1L;

        NotAllowed(String allowed) {
            super(allowed, null, false, false);
        }
    }

    /**
     * The value in the attribute's type, checked against its limits; null if it is none (an empty text for a number). As in
     * Kura a cardinality of 1 or -1 is one value; a list of one is left a list.
     *
     * @throws NotAllowed if it can't be that type, or is outside of what the definition allows
     */
    static Object typed(AD attribute, Object given, Secrets secrets) throws NotAllowed, KuraException {
        boolean list = Math.abs((long) attribute.getCardinality()) > 1;
        List<Object> elements = elements(given, list);
        if (attribute.getCardinality() == 0 || (!list && !isList(given))) {
            if (elements.size() != 1) {
                throw new NotAllowed("one value, not " + elements.size());
            }
            return scalar(attribute, elements.get(0), secrets);
        }
        long most = Math.abs((long) attribute.getCardinality());
        if (elements.size() > most) {
            throw new NotAllowed("at most " + most + " values, not " + elements.size());
        }
        Object array = Array.newInstance(javaType(attribute.getType()), elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, scalar(attribute, elements.get(i), secrets));
        }
        return array;
    }

    /**
     * A value as a caller of the API gives it, in the form in which it is kept; a reference in a password is one.
     *
     * @throws NotAllowed if no snapshot could hold it
     */
    static Object stored(Object given, Secrets secrets) throws NotAllowed, KuraException {
        List<Object> elements = elements(given, false);
        elements.removeIf(Objects::isNull);
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Password password) {
                String text = new String(password.getPassword());
                elements.set(i, Substitution.appliesTo(text) ? text : secrets.seal(password));
            }
        }
        Class<?> type = elements.isEmpty()
                ? given.getClass().isArray()
                                && !given.getClass().getComponentType().isPrimitive()
                        ? given.getClass().getComponentType()
                        : String.class
                : elements.get(0).getClass();
        Class<?> kept = type == Password.class ? Encrypted.class : type;
        boolean known = Arrays.stream(Scalar.values()).anyMatch(scalar -> javaType(scalar) == kept);
        if (!known || !elements.stream().allMatch(kept::isInstance)) {
            throw new NotAllowed("texts, numbers, booleans, characters and passwords, or lists of one of them");
        }
        return isList(given) ? elements.toArray((Object[]) Array.newInstance(kept, 0)) : elements.get(0);
    }

    private static boolean isList(Object given) {
        return given instanceof Collection || given.getClass().isArray();
    }

    /** The attribute's default in its type, or null if it has none. */
    static Object defaultOf(AD attribute, Secrets secrets) throws KuraException {
        String text = attribute.getDefault();
        if (text == null || (text.isEmpty() && attribute.getType() != Scalar.STRING)) {
            return null;
        }
        boolean list = Math.abs((long) attribute.getCardinality()) > 1;
        try {
            if (attribute.getType() == Scalar.PASSWORD) {
                Object clear = list ? MetatypeTexts.split(text).toArray(String[]::new) : MetatypeTexts.unescape(text);
                return sealed(clear, secrets);
            }
            return typed(attribute, list ? text : MetatypeTexts.unescape(text), secrets);
        } catch (NotAllowed e) {
            return null;
        }
    }

    /** A text or a list of them; the same cipher text each time for the same clear text. */
    static Object sealed(Object clear, Secrets secrets) throws KuraException {
        if (clear instanceof String text) {
            return secrets.sealDerived(text);
        }
        String[] texts = (String[]) clear;
        Encrypted[] sealed = new Encrypted[texts.length];
        for (int i = 0; i < texts.length; i++) {
            sealed[i] = secrets.sealDerived(texts[i]);
        }
        return sealed;
    }

    static Class<?> javaType(Scalar type) {
        return switch (type) {
            case STRING -> String.class;
            case LONG -> Long.class;
            case DOUBLE -> Double.class;
            case FLOAT -> Float.class;
            case INTEGER -> Integer.class;
            case BYTE -> Byte.class;
            case CHAR -> Character.class;
            case BOOLEAN -> Boolean.class;
            case SHORT -> Short.class;
            case PASSWORD -> Encrypted.class;
        };
    }

    /** A text in the given type. @throws IllegalArgumentException if it is none */
    static Object parse(Scalar type, String text) {
        String trimmed = text.strip();
        return switch (type) {
            case STRING -> text;
            case LONG -> Long.valueOf(trimmed);
            case DOUBLE -> finite(trimmed, Double.valueOf(trimmed));
            case FLOAT -> finite(trimmed, Float.valueOf(trimmed));
            case INTEGER -> Integer.valueOf(trimmed);
            case BYTE -> Byte.valueOf(trimmed);
            case SHORT -> Short.valueOf(trimmed);
            case CHAR -> {
                if (text.length() != 1) {
                    throw new IllegalArgumentException("one character");
                }
                yield text.charAt(0);
            }
            case BOOLEAN -> {
                if (!trimmed.equalsIgnoreCase("true") && !trimmed.equalsIgnoreCase("false")) {
                    throw new IllegalArgumentException("true or false");
                }
                yield Boolean.valueOf(trimmed);
            }
            case PASSWORD -> throw new IllegalArgumentException("a password is no plain text");
        };
    }

    /** Infinity can be said in words, but no number is that large. */
    private static Number finite(String text, Number value) {
        if (Double.isInfinite(value.doubleValue()) && text.chars().anyMatch(Character::isDigit)) {
            throw new IllegalArgumentException("too large");
        }
        return value;
    }

    private static Object scalar(AD attribute, Object given, Secrets secrets) throws NotAllowed, KuraException {
        Scalar type = attribute.getType();
        if (type == Scalar.PASSWORD) {
            return secrets.seal(given);
        }
        String text = given instanceof Number number ? plain(number) : String.valueOf(given);
        if (text.isBlank() && type != Scalar.STRING && type != Scalar.CHAR) {
            return null;
        }
        Object value;
        try {
            value = parse(type, text);
        } catch (IllegalArgumentException e) {
            throw new NotAllowed(allowed(attribute));
        }
        List<Option> options = options(attribute);
        boolean chosen =
                options.isEmpty() || options.stream().anyMatch(o -> o.getValue().equals(String.valueOf(value)));
        if (!chosen || !within(attribute, value)) {
            throw new NotAllowed(allowed(attribute));
        }
        return value;
    }

    /** An add-on's own definition may have null for none. */
    private static List<Option> options(AD attribute) {
        return attribute.getOption() == null ? List.of() : attribute.getOption();
    }

    private static String plain(Number number) {
        double value = number.doubleValue();
        boolean wholeDecimal = (number instanceof Double || number instanceof Float) && value == Math.rint(value);
        return wholeDecimal && Math.abs(value) < 1e15 ? String.valueOf((long) value) : number.toString();
    }

    private static boolean within(AD attribute, Object value) {
        BigDecimal min = limit(attribute.getMin(), value);
        BigDecimal max = limit(attribute.getMax(), value);
        if (value instanceof Boolean || (min == null && max == null)) {
            return true;
        }
        BigDecimal measure = measure(value);
        return measure != null
                && (min == null || measure.compareTo(min) >= 0)
                && (max == null || measure.compareTo(max) <= 0);
    }

    /** Exactly what is written: 0.1 as a Float is not more than 0.1; null for what is no number. */
    private static BigDecimal measure(Object value) {
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()) : null;
        }
        return BigDecimal.valueOf(
                value instanceof Character character
                        ? character
                        : value.toString().length());
    }

    private static BigDecimal limit(String text, Object value) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (value instanceof Character && text.length() == 1) {
            return BigDecimal.valueOf(text.charAt(0));
        }
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String allowed(AD attribute) {
        if (!options(attribute).isEmpty()) {
            return options(attribute).stream().map(Option::getValue).collect(Collectors.joining(", ", "one of ", ""));
        }
        String min = attribute.getMin();
        String max = attribute.getMax();
        String range =
                (min == null ? "" : " from " + min) + (max == null ? "" : (min == null ? " up to " : " to ") + max);
        return switch (attribute.getType()) {
            case STRING -> "a text" + (range.isEmpty() ? "" : " of" + range + " characters");
            case BOOLEAN -> allowed(Scalar.BOOLEAN);
            case CHAR, DOUBLE, FLOAT -> allowed(attribute.getType()) + range;
            default -> range.isEmpty() ? allowed(attribute.getType()) : "a whole number" + range;
        };
    }

    /** What a value of a type may be. */
    static String allowed(Scalar type) {
        return switch (type) {
            case STRING, PASSWORD -> "a text";
            case BOOLEAN -> "true or false";
            case CHAR -> "one character";
            case DOUBLE, FLOAT -> "a number";
            case LONG -> "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
            case INTEGER -> "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
            case SHORT -> "a whole number from " + Short.MIN_VALUE + " to " + Short.MAX_VALUE;
            case BYTE -> "a whole number from " + Byte.MIN_VALUE + " to " + Byte.MAX_VALUE;
        };
    }

    static List<Object> elements(Object given, boolean list) {
        if (given instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        if (given.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(given))
                    .mapToObj(i -> Array.get(given, i))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        if (list && given instanceof String text) {
            return new ArrayList<>(MetatypeTexts.split(text));
        }
        return new ArrayList<>(Arrays.asList(given));
    }
}
