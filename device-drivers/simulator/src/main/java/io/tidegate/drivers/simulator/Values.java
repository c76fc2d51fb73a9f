// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import java.nio.ByteBuffer;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** Numbers as the type that a channel's reader wants, and back. */
final class Values {

    private Values() {}

    /** @throws IllegalArgumentException if the number does not fit */
    static TypedValue<?> of(double number, DataType wanted) {
        return switch (wanted) {
            case BOOLEAN -> TypedValues.newBooleanValue(number > 0);
            case DOUBLE -> TypedValues.newDoubleValue(number);
            case FLOAT -> TypedValues.newFloatValue((float) number);
            case LONG -> TypedValues.newLongValue(Math.round(number));
            case INTEGER -> {
                if (Math.abs(number) > Integer.MAX_VALUE) {
                    throw new IllegalArgumentException("the value " + number + " does not fit INTEGER");
                }
                yield TypedValues.newIntegerValue((int) Math.round(number));
            }
            case STRING -> TypedValues.newStringValue(Double.toString(number));
            case BYTE_ARRAY ->
                TypedValues.newByteArrayValue(
                        ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
        };
    }

    /** @throws IllegalArgumentException if the value can't be understood as a number */
    static double number(TypedValue<?> value) {
        Object raw = value.getValue();
        if (raw instanceof Number number) {
            return number.doubleValue();
        }
        if (raw instanceof Boolean bit) {
            return bit ? 1 : 0;
        }
        try {
            return Double.parseDouble(raw.toString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + raw + "' is not a number", e);
        }
    }
}
