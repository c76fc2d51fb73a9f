// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TypedValuesTest {

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(DataType.BOOLEAN, true, "true"),
                Arguments.of(DataType.BYTE_ARRAY, new byte[] {1, -1}, "Af8="),
                Arguments.of(DataType.DOUBLE, Double.NaN, "NaN"),
                Arguments.of(DataType.FLOAT, 1.5f, "1.5"),
                Arguments.of(DataType.INTEGER, Integer.MIN_VALUE, "-2147483648"),
                Arguments.of(DataType.LONG, Long.MAX_VALUE, "9223372036854775807"),
                Arguments.of(DataType.STRING, "21.5 °C", "21.5 °C"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void madeOfAnObjectAndOfItsText(DataType type, Object object, String text) {
        TypedValue<?> value = TypedValues.newTypedValue(object);

        assertThat(value.getType()).isEqualTo(type);
        assertThat(value.getValue()).isEqualTo(object);
        assertThat(value).isEqualTo(TypedValues.parseTypedValue(type, text));
        assertThat(value).hasSameHashCodeAs(TypedValues.parseTypedValue(type, text));
        assertThat(value.toString()).contains("Value [value=");
        assertThat(DataType.getDataType(type.name().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"INTEGER,1.5", "LONG,x", "DOUBLE,1,5", "BYTE_ARRAY,*", "FLOAT,''"})
    void textOfAnotherTypeIsRefused(DataType type, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TypedValues.parseTypedValue(type, text + "!"));
    }

    @Test
    void otherClassesAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedValues.newTypedValue((short) 1))
                .withMessageContaining("java.lang.Short");
        assertThatIllegalArgumentException().isThrownBy(() -> TypedValues.newTypedValue(null));
        assertThatIllegalArgumentException().isThrownBy(() -> DataType.getDataType("SHORT"));
        assertThatNullPointerException().isThrownBy(() -> new StringValue(null));
    }

    @Test
    void valuesOfDifferentTypesAreNotEqual() {
        assertThat(TypedValues.newIntegerValue(1)).isNotEqualTo(TypedValues.newLongValue(1));
        assertThat(TypedValues.newFloatValue(1)).isNotEqualTo(TypedValues.newDoubleValue(1));
        assertThat(TypedValues.newDoubleValue(0.0)).isNotEqualTo(TypedValues.newDoubleValue(-0.0));
    }

    @Test
    void valuesAreOrdered() {
        assertThat(TypedValues.newDoubleValue(Double.NaN)).isGreaterThan(TypedValues.newDoubleValue(1e300));
        assertThat(TypedValues.newBooleanValue(false)).isLessThan(TypedValues.newBooleanValue(true));
        assertThat(TypedValues.newFloatValue(-1)).isLessThan(TypedValues.newFloatValue(0));
        assertThat(TypedValues.newIntegerValue(Integer.MIN_VALUE)).isLessThan(TypedValues.newIntegerValue(1));
        assertThat(TypedValues.newLongValue(Long.MIN_VALUE)).isLessThan(TypedValues.newLongValue(1));
        assertThat(TypedValues.newStringValue("a")).isLessThan(TypedValues.newStringValue("b"));
        assertThat(bytes(1)).isLessThan(bytes(1, 0)).isLessThan(bytes(-1));
        assertThat(bytes(2)).isGreaterThan(bytes(1, 9)).isEqualByComparingTo(bytes(2));
    }

    @Test
    void bytesCannotBeChangedFromOutside() {
        byte[] array = {1};
        ByteArrayValue value = TypedValues.newByteArrayValue(array);

        array[0] = 2;
        value.getValue()[0] = 3;

        assertThat(value.getValue()).containsExactly(1);
    }

    private static ByteArrayValue bytes(int... values) {
        byte[] array = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            array[i] = (byte) values[i];
        }
        return new ByteArrayValue(array);
    }
}
