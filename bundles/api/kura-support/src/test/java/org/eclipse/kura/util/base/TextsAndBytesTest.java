// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsAndBytesTest {

    @Test
    void nothingIsNoTextAndAnEmptyOne() {
        assertThat(StringUtil.isNullOrEmpty(null)).isTrue();
        assertThat(StringUtil.isNullOrEmpty("")).isTrue();
        assertThat(StringUtil.isNullOrEmpty(" ")).isFalse();
    }

    @Test
    void tokensAreJoined() {
        assertThat(StringUtil.join(", ", Arrays.asList(1, "b", null))).isEqualTo("1, b, null");
        assertThat(StringUtil.join(", ", List.of())).isEmpty();
    }

    /** Two digits for each byte: a network's name may begin with a small one. */
    @Test
    void hexKeepsItsZeroes() {
        assertThat(StringUtil.toHex("\n\u00e9z")).isEqualTo("0ac3a97a");
        assertThat(StringUtil.toHex("")).isEmpty();
    }

    @Test
    void escapedBytesBecomeCharacters() {
        assertThat(StringUtil.unescapeUTF8String("caf\\xc3\\xA9 \u20ac \ud83d\ude00"))
                .isEqualTo("caf\u00e9 \u20ac \ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\", "\\x4", "\\xg0", "\\x0g", "\\n00"})
    void otherEscapesAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StringUtil.unescapeUTF8String(text))
                .withMessageContaining(text);
    }

    @Test
    void highestByteIsFirst() {
        assertThat(TypeUtil.intToBytes(0x0102F0FF)).containsExactly(1, 2, 0xF0, 0xFF);
    }

    @Test
    void objectsAreSerialised() throws Exception {
        byte[] bytes = TypeUtil.objectToByteArray("text");

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(in.readObject()).isEqualTo("text");
        }
        assertThatExceptionOfType(NotSerializableException.class)
                .isThrownBy(() -> TypeUtil.objectToByteArray(new Object()));
    }

    @Test
    void hexIsReadInEitherCase() {
        assertThat(TypeUtil.parseHexBinary("00fFA0")).containsExactly(0, 0xFF, 0xA0);
        assertThat(TypeUtil.parseHexBinary("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0g", "-1", "\uff11\uff11"})
    void otherTextIsNoHex(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypeUtil.parseHexBinary(text))
                .withMessageContaining(text);
    }
}
