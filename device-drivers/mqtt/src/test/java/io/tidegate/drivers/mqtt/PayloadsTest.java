// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {

    @ParameterizedTest
    @CsvSource({
        "42, INTEGER, 42",
        "-2147483648, INTEGER, -2147483648",
        "12.0, INTEGER, 12",
        "1e3, LONG, 1000",
        "9223372036854775807, LONG, 9223372036854775807",
        "0.1, DOUBLE, 0.1",
        "+.5, DOUBLE, 0.5",
        "5., FLOAT, 5.0",
        "0.1, FLOAT, 0.1",
        "16777216, FLOAT, 1.6777216E7",
        "1, BOOLEAN, true",
        "0.0, BOOLEAN, false",
        "007, STRING, 007",
    })
    void numbersAreExact(String payload, DataType type, String value) {
        assertThat(read(Format.NUMBER, "", payload, type)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({
        "2147483648, INTEGER",
        "1.5, LONG",
        "9223372036854775808, LONG",
        "16777217, FLOAT",
        "9007199254740993, DOUBLE",
        "1e39, FLOAT",
        "1e999, DOUBLE",
        "1e-999, DOUBLE",
        "2, BOOLEAN",
        "0.5, BOOLEAN",
    })
    void whatDoesNotFitIsRefused(String payload, DataType type) {
        assertThatThrownBy(() -> read(Format.NUMBER, "", payload, type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number " + payload + " does not fit " + type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "1,5", "12 bar", "0x10", "NaN", "Infinity", "1e", "1e1000", "1d", "1_000", "٣"})
    void whatIsNoNumberIsRefused(String payload) {
        assertThatThrownBy(() -> read(Format.NUMBER, "", payload, DataType.DOUBLE))
                .hasMessage("'" + payload + "' is not a number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v       | {\"v\":12}            | INTEGER | 12",
                "/v       | {\"v\":\"12.5\"}      | DOUBLE  | 12.5",
                "/v       | {\"v\":true}          | BOOLEAN | true",
                "/v       | {\"v\":0}             | BOOLEAN | false",
                "/v       | {\"v\":true}          | STRING  | true",
                "/v       | {\"v\":1.50}          | STRING  | 1.50",
                "/v       | {\"v\":{\"a\":[1,2]}} | STRING  | {\"a\":[1,2]}",
                "/a~1b/1  | {\"a/b\":[1,2]}       | LONG    | 2",
                "/0/v     | {\"0\":{\"v\":3}}     | LONG    | 3",
                "/v       | {\"v\":1,\"v\":2}     | LONG    | 2",
                "''       | 7                     | LONG    | 7",
                "''       | \"text\"              | STRING  | text",
            })
    void aPointerFindsItsValue(String pointer, String payload, DataType type, String value) {
        assertThat(read(Format.JSON, pointer, payload, type)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"v\":null}    | has null at /v",
                "{\"w\":1}       | has nothing at /v",
                "[1]             | has nothing at /v",
                "{\"v\":\"off\"} | has no number at /v",
                "{\"v\":true}    | has no number at /v",
                "{\"v\":[1]}     | has no number at /v",
                "{\"v\":1        | is not JSON: Unexpected end-of-input",
                "{\"v\":1}}      | is not JSON: Unexpected close marker",
                "{\"v\":1} 2     | is not JSON: something follows its end",
                "''              | is not JSON: it is empty",
            })
    void whatIsNotThereIsSaid(String payload, String reason) {
        assertThatThrownBy(() -> read(Format.JSON, "/v", payload, DataType.INTEGER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + payload + "' " + reason);
    }

    @Test
    void deepJsonIsRefusedAndDoesNoHarm() {
        assertThatThrownBy(() -> read(Format.JSON, "/v", "[".repeat(100_000), DataType.INTEGER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not JSON: ");
    }

    @Test
    void textIsCheckedAndBytesAreNot() {
        byte[] bytes = {(byte) 0xFF, 0, 1};
        assertThatThrownBy(() -> Payloads.value(channel(Format.TEXT, ""), message(bytes), DataType.STRING))
                .hasMessageEndingWith("is no text in UTF-8");
        assertThat(Payloads.value(channel(Format.TEXT, ""), message(bytes), DataType.BYTE_ARRAY)
                        .getValue())
                .isEqualTo(bytes);
        assertThat(read(Format.TEXT, "", "", DataType.STRING)).isEqualTo("");
    }

    @Test
    void booleansHaveTheirWords() {
        assertThat(read(Format.BOOLEAN, "", "Off", DataType.BOOLEAN)).isEqualTo(false);
        assertThat(read(Format.BOOLEAN, "", "1", DataType.STRING)).isEqualTo("true");
        assertThatThrownBy(() -> read(Format.BOOLEAN, "", "yes", DataType.BOOLEAN))
                .hasMessage("'yes' is not one of true, false, on, off, 1, 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"t\":\"yesterday\"}", "{\"t\":-1}", "{\"t\":1.5}", "{\"t\":1e30}"})
    void aTimeThatIsNoneIsSaid(String payload) {
        MqttChannel channel = new MqttChannel(
                new TopicFilter("t"),
                Format.JSON,
                JsonPointer.empty(),
                JsonPointer.compile("/t"),
                0,
                Duration.ZERO,
                "t",
                0,
                false);
        assertThatThrownBy(() -> Payloads.time(channel, message(payload.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" at /t");
    }

    @Test
    void valuesAreWrittenAsTheirText() {
        assertThat(Payloads.of(TypedValues.newFloatValue(1.5f))).asString().isEqualTo("1.5");
        assertThat(Payloads.of(TypedValues.newLongValue(-7))).asString().isEqualTo("-7");
        assertThat(Payloads.of(TypedValues.newStringValue("grün"))).isEqualTo("grün".getBytes(StandardCharsets.UTF_8));
        assertThat(Payloads.of(TypedValues.newByteArrayValue(new byte[] {1, 2})))
                .containsExactly(1, 2);
    }

    private static Object read(Format format, String pointer, String payload, DataType type) {
        return Payloads.value(channel(format, pointer), message(payload.getBytes(StandardCharsets.UTF_8)), type)
                .getValue();
    }

    private static MqttChannel channel(Format format, String pointer) {
        return new MqttChannel(
                new TopicFilter("t"), format, JsonPointer.compile(pointer), null, 0, Duration.ZERO, "t", 0, false);
    }

    private static Message message(byte[] payload) {
        return new Message("t", payload, Instant.EPOCH, 0);
    }
}
