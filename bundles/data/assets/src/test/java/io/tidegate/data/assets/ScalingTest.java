// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eclipse.kura.channel.ScaleOffsetType;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingTest {

    @ParameterizedTest(name = "{0} as {1} in {2}: {3} * {4} + {5} = {6}")
    @CsvSource({
        "INTEGER, INTEGER, DEFINED_BY_VALUE_TYPE, 10, 2, 3, 23",
        "INTEGER, INTEGER, DEFINED_BY_VALUE_TYPE, 10, 3.25, 1.9, 31",
        "INTEGER, INTEGER, DEFINED_BY_VALUE_TYPE, 10, -3.25, -1.9, -31",
        "INTEGER, INTEGER, DOUBLE, 10, 3.25, 1.5, 34",
        "INTEGER, INTEGER, DOUBLE, 15, 0.1, 0, 1",
        "INTEGER, INTEGER, LONG, 10, 3.25, 1.9, 31",
        "LONG, LONG, DEFINED_BY_VALUE_TYPE, 9007199254740993, 1, 0, 9007199254740993",
        "LONG, LONG, DOUBLE, 9007199254740993, 1, 0, 9007199254740993",
        "LONG, LONG, DEFINED_BY_VALUE_TYPE, 10, 3.25, 1.9, 31",
        "FLOAT, FLOAT, DEFINED_BY_VALUE_TYPE, 10, 0.1, 0.5, 1.5",
        "DOUBLE, DOUBLE, DEFINED_BY_VALUE_TYPE, 10, 3.25, 0.5, 33.0",
        "DOUBLE, DOUBLE, LONG, 3.7, 1, 0, 3.0",
        "DOUBLE, DOUBLE, LONG, 3.7, 2.9, 0.9, 6.0",
        "INTEGER, DOUBLE, DEFINED_BY_VALUE_TYPE, 215, 0.1, 0, 21.5",
        "DOUBLE, INTEGER, DEFINED_BY_VALUE_TYPE, 21.9, 1, 0, 21",
        "LONG, FLOAT, DEFINED_BY_VALUE_TYPE, 3, 0.5, 0, 1.5",
        "STRING, STRING, DOUBLE, pump, 2, 1, pump",
        "BOOLEAN, BOOLEAN, DOUBLE, true, 2, 1, true"
    })
    void computesInTheNamedArithmeticAndGivesTheValueType(
            DataType raw,
            DataType target,
            ScaleOffsetType mode,
            String value,
            double scale,
            double offset,
            String result) {
        Scaling scaling = new Scaling(target, mode, scale, offset);

        assertThat(scaling.apply(TypedValues.parseTypedValue(raw, value)))
                .isEqualTo(TypedValues.parseTypedValue(target, result));
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, DEFINED_BY_VALUE_TYPE, 2000000000, 2, INTEGER",
        "INTEGER, DOUBLE, 2000000000, 1.5, INTEGER",
        "LONG, DEFINED_BY_VALUE_TYPE, 9000000000000000000, 2, LONG",
        "LONG, DOUBLE, 9000000000000000000, 2, LONG",
        "FLOAT, DOUBLE, 3e38, 2, FLOAT"
    })
    void resultBeyondTheValueTypeIsAFaultNotAnotherNumber(
            DataType target, ScaleOffsetType mode, String value, double scale, String named) {
        Scaling scaling = new Scaling(target, mode, scale, 0);

        assertThatThrownBy(() -> scaling.apply(TypedValues.parseTypedValue(target, value)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("does not fit " + named);
    }

    @Test
    void unscaledValueIsHandedOnAsItIs() {
        var value = TypedValues.newIntegerValue(5);

        assertThat(new Scaling(DataType.INTEGER, ScaleOffsetType.DEFINED_BY_VALUE_TYPE, 1, 0).apply(value))
                .isSameAs(value);
    }
}
