// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {

    private final byte[] bytes = {1, 2, 3, 4, 5};
    private final Buffer buffer = new ByteArrayBuffer(bytes);

    @Test
    void bufferIsItsArray() {
        buffer.put(1, (byte) 9);
        buffer.write(3, new byte[] {8, 7});
        assertThat(((ByteArrayBuffer) buffer).getBackingArray()).isSameAs(bytes).containsExactly(1, 9, 3, 8, 7);
        assertThat(buffer.get(4)).isEqualTo((byte) 7);
        assertThat(buffer.getLength()).isEqualTo(5);
        assertThat(buffer.toArray()).isEqualTo(bytes).isNotSameAs(bytes);
        byte[] part = new byte[4];
        buffer.read(2, 2, part);
        assertThat(part).containsExactly(3, 8, 0, 0);
    }

    @Test
    void bufferOfThreeMethodsDoesTheSame() {
        Buffer own = new Buffer() {
            @Override
            public void put(int offset, byte value) {
                bytes[offset] = value;
            }

            @Override
            public byte get(int offset) {
                return bytes[offset];
            }

            @Override
            public int getLength() {
                return bytes.length;
            }
        };
        own.write(1, 2, new byte[] {9, 8, 7});
        byte[] read = new byte[3];
        own.read(1, read);
        assertThat(read).containsExactly(9, 8, 4);
        assertThat(own.toArray()).containsExactly(1, 9, 8, 4, 5);
    }

    @Test
    void whatIsOutsideOfTheBufferIsNotRead() {
        assertThatThrownBy(() -> BinaryDataTypes.UINT32_BE.read(buffer, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void bytesAreCutAtTheEndOfTheBuffer() {
        assertThat(new ByteArray(3).read(buffer, 1)).containsExactly(2, 3, 4);
        assertThat(new ByteArray(40).read(buffer, 3)).containsExactly(4, 5);
        assertThat(new ByteArray(2).read(buffer, 5)).isEmpty();
    }

    @Test
    void bytesAreWrittenToTheirSize() {
        new ByteArray(2).write(buffer, 0, new byte[] {7, 7, 7});
        assertThat(bytes).containsExactly(7, 7, 3, 4, 5);
        new ByteArray(3).write(buffer, 1, new byte[] {6});
        assertThat(bytes).containsExactly(7, 6, 0, 0, 5);
        new ByteArray(9).write(buffer, 4, new byte[] {1, 2});
        assertThat(bytes).containsExactly(7, 6, 0, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "32,0,0,67305985",
        "8,0,3,4",
        "16,8,0,770",
        "4,0,0,1",
        "4,4,1,0",
        "3,7,0,4",
        "1,0,2,1",
        "12,4,0,32",
        "40,0,0,21542142465"
    })
    void bitsAreCountedFromTheLowestOne(int size, int first, int offset, BigInteger value) {
        UnsignedIntegerLE type = new UnsignedIntegerLE(size, first);
        assertThat(type.read(buffer, offset)).isEqualTo(value);
        assertThat(type.getSize()).isEqualTo((size + 7) / 8);
        byte[] before = bytes.clone();
        type.write(buffer, offset, BigInteger.ONE.shiftLeft(size).subtract(BigInteger.ONE));
        type.write(buffer, offset, value);
        assertThat(bytes).as("bits around are kept").isEqualTo(before);
    }

    @Test
    void sizesAndBitsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ByteArray(0))
                .withMessage("size = 0 is not allowed: at least 1 byte");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnsignedIntegerLE(0, 3))
                .withMessage("size = 0 is not allowed: at least 1 bit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnsignedIntegerLE(3, 0).write(buffer, 0, BigInteger.valueOf(8)))
                .withMessage("8 is not allowed: a whole number from 0 to 7");
        assertThatNullPointerException()
                .isThrownBy(() -> new FixedWidth<>(Long.class, 1, null, Long::valueOf, Long::longValue));
    }
}
