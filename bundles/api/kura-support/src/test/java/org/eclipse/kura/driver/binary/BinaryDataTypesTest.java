// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryDataTypesTest {

    /** Bytes are written most significant one first; the other order is the same the other way round. */
    @ParameterizedTest
    @CsvSource({
        "UINT8,0,00",
        "UINT8,255,ff",
        "UINT8,171,ab",
        "INT8,-128,80",
        "INT8,127,7f",
        "INT8,-1,ff",
        "UINT16,0,0000",
        "UINT16,65535,ffff",
        "UINT16,258,0102",
        "UINT16,32768,8000",
        "INT16,-32768,8000",
        "INT16,32767,7fff",
        "INT16,-2,fffe",
        "INT16,258,0102",
        "UINT32,0,00000000",
        "UINT32,4294967295,ffffffff",
        "UINT32,2147483648,80000000",
        "UINT32,16909060,01020304",
        "INT32,-2147483648,80000000",
        "INT32,2147483647,7fffffff",
        "INT32,16909060,01020304",
        "INT32,-2,fffffffe",
        "INT64,-9223372036854775808,8000000000000000",
        "INT64,9223372036854775807,7fffffffffffffff",
        "INT64,72623859790382856,0102030405060708",
        "INT64,-1,ffffffffffffffff",
        "FLOAT,1.0,3f800000",
        "FLOAT,-0.0,80000000",
        "FLOAT,3.4028235E38,7f7fffff",
        "FLOAT,1.4E-45,00000001",
        "FLOAT,Infinity,7f800000",
        "FLOAT,NaN,7fc00000",
        "DOUBLE,1.0,3ff0000000000000",
        "DOUBLE,-0.0,8000000000000000",
        "DOUBLE,4.9E-324,0000000000000001",
        "DOUBLE,1.7976931348623157E308,7fefffffffffffff",
        "DOUBLE,-Infinity,fff0000000000000",
        "DOUBLE,NaN,7ff8000000000000"
    })
    void bytesAreTheseInBothOrders(String type, String value, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (bytes.length == 1) {
            check(BinaryDataTypes.parse(type), value, bytes);
            return;
        }
        check(BinaryDataTypes.parse(type + "_BE"), value, bytes);
        check(BinaryDataTypes.parse(type + "_LE"), value, reversed(bytes));
    }

    /** A device's own NaN must come back as it was. */
    @Test
    void nanKeepsItsBits() {
        byte[] bytes = {0x7f, (byte) 0xc1, 0x23, 0x45};
        byte[] back = new byte[4];
        Float value = BinaryDataTypes.FLOAT_BE.read(new ByteArrayBuffer(bytes), 0);
        BinaryDataTypes.FLOAT_BE.write(new ByteArrayBuffer(back), 0, value);
        assertThat(back).isEqualTo(bytes);
    }

    @Test
    void whatIsBeyondTheSizeIsCut() {
        byte[] bytes = new byte[2];
        BinaryDataTypes.UINT16_BE.write(new ByteArrayBuffer(bytes), 0, 0x12345);
        assertThat(bytes).containsExactly(0x23, 0x45);
    }

    @Test
    void namesAndValuesMatch() {
        assertThat(BinaryDataTypes.NAMES).hasSize(16).hasSameSizeAs(BinaryDataTypes.VALUES);
        for (int i = 0; i < BinaryDataTypes.NAMES.size(); i++) {
            String name = BinaryDataTypes.NAMES.get(i);
            BinaryData<?> type = BinaryDataTypes.parse(name);
            assertThat(type).isSameAs(BinaryDataTypes.VALUES.get(i));
            assertThat(type.getEndianness())
                    .as(name)
                    .isEqualTo(name.endsWith("_LE") ? Endianness.LITTLE_ENDIAN : Endianness.BIG_ENDIAN);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryDataTypes.parse("INT24"))
                .withMessageStartingWith("'INT24' is not allowed: one of UINT8, INT8, UINT16_LE");
    }

    private static <T> void check(BinaryData<T> type, String text, byte[] bytes) {
        byte[] framed = new byte[bytes.length + 2];
        System.arraycopy(bytes, 0, framed, 1, bytes.length);
        T value = type.read(new ByteArrayBuffer(framed), 1);
        assertThat(value).hasToString(text).isInstanceOf(type.getValueType());
        assertThat(type.getSize()).isEqualTo(bytes.length);

        byte[] written = new byte[bytes.length + 2];
        type.write(new ByteArrayBuffer(written), 1, value);
        assertThat(written).as("nothing around it is touched").isEqualTo(framed);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
