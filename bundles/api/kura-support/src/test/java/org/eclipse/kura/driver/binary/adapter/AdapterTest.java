// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.driver.binary.AbstractBinaryData;
import org.eclipse.kura.driver.binary.BinaryData;
import org.eclipse.kura.driver.binary.BinaryDataTypes;
import org.eclipse.kura.driver.binary.Buffer;
import org.eclipse.kura.driver.binary.ByteArray;
import org.eclipse.kura.driver.binary.ByteArrayBuffer;
import org.eclipse.kura.driver.binary.Endianness;
import org.eclipse.kura.driver.binary.UnsignedIntegerLE;
import org.junit.jupiter.api.Test;

class AdapterTest {

    private final byte[] bytes = new byte[8];
    private final Buffer buffer = new ByteArrayBuffer(bytes);

    @Test
    void gainAndOffsetWorkInTheSameWayInBothDirections() {
        BinaryData<Double> scaled = new GainOffset(BinaryDataTypes.INT16_BE, 0.5, -10);
        BinaryDataTypes.INT16_BE.write(buffer, 2, 100);
        assertThat(scaled.read(buffer, 2)).isEqualTo(40.0);
        new GainOffset(BinaryDataTypes.INT16_BE, 2, 20).write(buffer, 0, 40.0);
        assertThat(bytes).startsWith(0, 100, 0, 100);
        scaled.write(buffer, 0, 13.0);
        assertThat(bytes).as("-3.5 without what follows the point").startsWith(0xff, 0xfd);
    }

    @Test
    void everyKindOfNumberIsScaled() {
        for (BinaryData<?> type : BinaryDataTypes.VALUES) {
            scale(type);
        }
        scale(new UnsignedIntegerLE(24, 0));
    }

    @Test
    void otherNumbersAreRefusedWhenTheScaleIsMade() {
        BinaryData<AtomicInteger> odd = new AbstractBinaryData<>(Endianness.BIG_ENDIAN, 1) {
            @Override
            public Class<AtomicInteger> getValueType() {
                return AtomicInteger.class;
            }

            @Override
            public AtomicInteger read(Buffer buf, int offset) {
                return new AtomicInteger(buf.get(offset));
            }

            @Override
            public void write(Buffer buf, int offset, AtomicInteger value) {
                buf.put(offset, value.byteValue());
            }
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GainOffset(odd, 1, 0))
                .withMessage("there is no way from Double to AtomicInteger");
        assertThat(new ToBoolean(odd).read(buffer, 0)).isFalse();
    }

    @Test
    void whatIsNotZeroIsTrue() {
        BinaryData<Boolean> flag = new ToBoolean(BinaryDataTypes.UINT16_LE);
        assertThat(flag.read(buffer, 0)).isFalse();
        bytes[1] = 1;
        assertThat(flag.read(buffer, 0)).isTrue();
        flag.write(buffer, 0, true);
        assertThat(bytes).startsWith(1, 0);
        flag.write(buffer, 0, false);
        assertThat(bytes).startsWith(0, 0);
        assertThat(flag.getValueType()).isEqualTo(Boolean.class);
        assertThat(flag.getEndianness()).isEqualTo(Endianness.LITTLE_ENDIAN);
        assertThat(flag.getSize()).isEqualTo(2);
        BinaryData<Boolean> fraction = new ToBoolean(BinaryDataTypes.FLOAT_BE);
        fraction.write(buffer, 4, true);
        assertThat(bytes).endsWith(0x3f, 0x80, 0, 0);
    }

    @Test
    void textIsAllOfItsBytes() {
        BinaryData<String> text = new StringData(new ByteArray(6), StandardCharsets.UTF_8);
        text.write(buffer, 1, "Öl");
        assertThat(bytes).containsExactly(0, 0xc3, 0x96, 'l', 0, 0, 0, 0);
        assertThat(text.read(buffer, 1)).isEqualTo("Öl\0\0\0");
        assertThat(text.getSize()).isEqualTo(6);
        assertThat(text.getValueType()).isEqualTo(String.class);
        assertThat(text.getEndianness()).isEqualTo(Endianness.LITTLE_ENDIAN);
    }

    private void scale(BinaryData<?> type) {
        @SuppressWarnings("unchecked")
        GainOffset scaled = new GainOffset((BinaryData<? extends Number>) type, 2, 1);
        scaled.write(buffer, 0, 50.0);
        Number raw = (Number) type.read(buffer, 0);
        assertThat(raw.doubleValue()).isEqualTo(101.0);
        assertThat(scaled.read(buffer, 0)).isEqualTo(203.0);
        assertThat(scaled.getSize()).isEqualTo(type.getSize());
        assertThat(scaled.getEndianness()).isEqualTo(type.getEndianness());
        assertThat(scaled.getValueType()).isEqualTo(Double.class);
    }
}
