// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import org.eclipse.kura.channel.ScaleOffsetType;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/**
 * {@code value * scale + offset}, computed in the arithmetic that the channel names and turned into the channel's value
 * type. Whole arithmetic cuts the fractions of scale and offset off. A result that the value type cannot hold is a fault,
 * not another number.
 */
final class Scaling {

    private final DataType target;
    private final DataType arithmetic;
    private final double scale;
    private final double offset;
    private final boolean changesNothing;

    Scaling(DataType target, ScaleOffsetType mode, double scale, double offset) {
        this.target = target;
        this.arithmetic = arithmetic(target, mode);
        boolean whole = whole(arithmetic);
        this.scale = whole ? (long) scale : scale;
        this.offset = whole ? (long) offset : offset;
        boolean neutral = this.scale == 1 && this.offset == 0;
        this.changesNothing = !number(target) || (neutral && (whole(target) || !whole));
    }

    /** Whether a value that is read may become another one. */
    boolean scales() {
        return !changesNothing;
    }

    /** The type in which a channel computes; not a number if its values are none. */
    static DataType arithmetic(DataType target, ScaleOffsetType mode) {
        if (!number(target)) {
            return target;
        }
        // By name, because newer versions of the contract have more of them.
        return mode == ScaleOffsetType.DEFINED_BY_VALUE_TYPE ? target : DataType.valueOf(mode.name());
    }

    static boolean whole(DataType type) {
        return type == DataType.INTEGER || type == DataType.LONG;
    }

    static boolean number(DataType type) {
        return whole(type) || type == DataType.FLOAT || type == DataType.DOUBLE;
    }

    /** @throws ArithmeticException with a line for an operator if the value type cannot hold the result */
    TypedValue<?> apply(TypedValue<?> raw) {
        if (changesNothing && (raw.getType() == target || !number(target))) {
            return raw;
        }
        if (!(raw.getValue() instanceof Number number)) {
            return raw;
        }
        try {
            return switch (arithmetic) {
                case INTEGER, LONG -> whole(computed(number));
                case FLOAT -> decimal(number.floatValue() * (float) scale + (float) offset);
                default -> decimal(number.doubleValue() * scale + offset);
            };
        } catch (ArithmeticException e) {
            throw new ArithmeticException(number + " * " + scale + " + " + offset + " does not fit " + target);
        }
    }

    private long computed(Number number) {
        boolean exact = number instanceof Long || number instanceof Integer;
        long value = exact ? number.longValue() : toLong(number.doubleValue());
        return Math.addExact(Math.multiplyExact(value, (long) scale), (long) offset);
    }

    private TypedValue<?> whole(long result) {
        return switch (target) {
            case INTEGER -> TypedValues.newIntegerValue(Math.toIntExact(result));
            case LONG -> TypedValues.newLongValue(result);
            case FLOAT -> TypedValues.newFloatValue((float) result);
            default -> TypedValues.newDoubleValue((double) result);
        };
    }

    private TypedValue<?> decimal(double result) {
        return switch (target) {
            case INTEGER -> TypedValues.newIntegerValue(Math.toIntExact(toLong(result)));
            case LONG -> TypedValues.newLongValue(toLong(result));
            case FLOAT -> TypedValues.newFloatValue(toFloat(result));
            default -> TypedValues.newDoubleValue(result);
        };
    }

    private static float toFloat(double value) {
        float narrowed = (float) value;
        if (Float.isInfinite(narrowed) && !Double.isInfinite(value)) {
            throw new ArithmeticException();
        }
        return narrowed;
    }

    private static long toLong(double value) {
        // 2^63 as a double; Long.MAX_VALUE itself has none.
        if (!(value >= -0x1p63 && value < 0x1p63)) {
            throw new ArithmeticException();
        }
        return (long) value;
    }
}
