// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** Numbers in their usual notation, as the type that a channel has: exactly, or not at all. */
final class Numbers {

    private static final int LONGEST = 100;
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    /** No larger exponents: a few bytes must not become a number of a billion digits. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

    private Numbers() {}

    static boolean isNumber(String text) {
        return text.length() <= LONGEST && NUMBER.matcher(text).matches();
    }

    /**
     * Reads a number.
     *
     * @param text for which {@link #isNumber} holds
     * @throws IllegalArgumentException if the type can't hold it; fractions are rounded in FLOAT and DOUBLE, whole numbers not
     */
    static TypedValue<?> of(String text, DataType wanted) {
        BigDecimal number = new BigDecimal(text);
        try {
            return switch (wanted) {
                case INTEGER -> TypedValues.newIntegerValue(number.intValueExact());
                case LONG -> TypedValues.newLongValue(number.longValueExact());
                case FLOAT -> TypedValues.newFloatValue((float) near(text, number, number.floatValue()));
                case DOUBLE -> TypedValues.newDoubleValue(near(text, number, number.doubleValue()));
                case BOOLEAN -> TypedValues.newBooleanValue(bit(number));
                case STRING -> TypedValues.newStringValue(text);
                case BYTE_ARRAY -> throw new ArithmeticException("no number");
            };
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the number " + text + " does not fit " + wanted, e);
        }
    }

    private static double near(String text, BigDecimal number, double floating) {
        boolean beyond = Double.isInfinite(floating) || (floating == 0 && number.signum() != 0);
        if (beyond || (WHOLE.matcher(text).matches() && new BigDecimal(floating).compareTo(number) != 0)) {
            throw new ArithmeticException("not the same number");
        }
        return floating;
    }

    private static boolean bit(BigDecimal number) {
        int bit = number.intValueExact();
        if (bit != 0 && bit != 1) {
            throw new ArithmeticException("neither 0 nor 1");
        }
        return bit == 1;
    }
}
