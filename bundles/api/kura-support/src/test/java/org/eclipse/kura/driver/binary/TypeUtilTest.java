// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class TypeUtilTest {

    @Test
    void numbersBecomeValuesOfEveryKind() {
        to(Integer.class, 42, TypedValues.newIntegerValue(42));
        to(Integer.class, 42, TypedValues.newLongValue(42));
        to(Long.class, 0x1_0000_0001L, TypedValues.newIntegerValue(1));
        to(Long.class, 42L, TypedValues.newDoubleValue(42));
        to(Float.class, 1.5f, TypedValues.newFloatValue(1.5f));
        to(Double.class, -1.9, TypedValues.newLongValue(-1));
        to(BigInteger.class, BigInteger.TEN, TypedValues.newIntegerValue(10));
        to(Integer.class, 42, TypedValues.newStringValue("42"));
        to(Integer.class, 0, TypedValues.newBooleanValue(false));
        to(Double.class, 0.1, TypedValues.newBooleanValue(true));
    }

    @Test
    void textTruthAndBytesBecomeWhatTheyCan() {
        to(String.class, "-7", TypedValues.newIntegerValue(-7));
        to(String.class, "7", TypedValues.newLongValue(7));
        to(String.class, "0.5", TypedValues.newFloatValue(0.5f));
        to(String.class, "1e3", TypedValues.newDoubleValue(1000));
        to(String.class, "TRUE", TypedValues.newBooleanValue(true));
        to(String.class, "x", TypedValues.newStringValue("x"));
        to(Boolean.class, true, TypedValues.newBooleanValue(true));
        to(Boolean.class, false, TypedValues.newStringValue("false"));
        to(byte[].class, new byte[] {1, -2}, TypedValues.newByteArrayValue(new byte[] {1, -2}));
        to(byte[].class, new byte[] {1, -2}, TypedValues.newStringValue("[1, -2]"));
    }

    @Test
    void valuesBecomeWhatIsWritten() {
        from(TypedValues.newIntegerValue(-3), Integer.class, -3);
        from(TypedValues.newDoubleValue(2.9), Integer.class, 2);
        from(TypedValues.newLongValue(1L << 40), Float.class, (float) (1L << 40));
        from(TypedValues.newFloatValue(0.5f), Double.class, 0.5);
        from(TypedValues.newLongValue(-1), BigInteger.class, BigInteger.valueOf(-1));
        from(TypedValues.newStringValue("12"), Long.class, 12L);
        from(TypedValues.newStringValue("36893488147419103232"), BigInteger.class, BigInteger.TWO.pow(65));
        from(TypedValues.newBooleanValue(true), Integer.class, 1);
        from(TypedValues.newIntegerValue(2), Boolean.class, true);
        from(TypedValues.newStringValue("no"), Boolean.class, false);
        from(TypedValues.newIntegerValue(5), String.class, "5");
        from(TypedValues.newByteArrayValue(new byte[] {5}), String.class, "[5]");
        from(TypedValues.newByteArrayValue(new byte[] {5}), byte[].class, new byte[] {5});
    }

    @Test
    void whatCannotBeIsToldAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypeUtil.toTypedValue(byte[].class, DataType.INTEGER))
                .withMessage("there is no way from byte[] to INTEGER");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypeUtil.toTypedValue(Integer.class, DataType.BYTE_ARRAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypeUtil.fromTypedValue(Long.class, DataType.BYTE_ARRAY))
                .withMessage("there is no way from BYTE_ARRAY to Long");
        assertThatIllegalArgumentException().isThrownBy(() -> TypeUtil.fromTypedValue(Object.class, DataType.INTEGER));
        assertThatIllegalArgumentException().isThrownBy(() -> TypeUtil.toTypedValue(String.class, DataType.LONG)
                .apply("much"));
    }

    private static <T> void to(Class<T> type, T value, TypedValue<?> expected) {
        assertThat((Object) TypeUtil.toTypedValue(type, expected.getType()).apply(value))
                .isEqualTo(expected);
    }

    private static <T> void from(TypedValue<?> value, Class<T> type, T expected) {
        assertThat(TypeUtil.fromTypedValue(type, value.getType()).apply(value)).isEqualTo(expected);
    }
}
