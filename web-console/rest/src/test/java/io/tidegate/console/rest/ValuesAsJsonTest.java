// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value must survive the way to a browser and back, or be refused: never be another one. */
class ValuesAsJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOLEAN|true|true",
                "INTEGER|-2147483648|-2147483648",
                "INTEGER|1e3|1000",
                "INTEGER|7.0|7",
                "LONG|9007199254740992|9007199254740992",
                "LONG|9007199254740993|\"9007199254740993\"",
                "LONG|\"-9223372036854775808\"|\"-9223372036854775808\"",
                "FLOAT|0.1|0.1",
                "FLOAT|0|0.0",
                "DOUBLE|0.1|0.1",
                "DOUBLE|-1e308|-1.0E308",
                "STRING|\"ä\\n\"|\"ä\\n\"",
                "BYTE_ARRAY|\"AAEC\"|\"AAEC\"",
                "BYTE_ARRAY|\"\"|\"\""
            })
    void fittingValueIsTaken(DataType type, String json, String shown) {
        TypedValue<?> value = parse(type, "{\"value\":" + json + "}");
        assertThat(value.getType()).isEqualTo(type);
        assertThat(TypedJson.text(value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOLEAN|1",
                "BOOLEAN|\"true\"",
                "INTEGER|2147483648",
                "INTEGER|1.5",
                "INTEGER|\"1\"",
                "INTEGER|1e1000000000",
                "INTEGER|1e-1000000000",
                "LONG|9223372036854775808",
                "LONG|\"9223372036854775808\"",
                "LONG|\"1x\"",
                "LONG|\"\"",
                "FLOAT|1e39",
                "FLOAT|1e-60",
                "FLOAT|\"1\"",
                "DOUBLE|1e400",
                "DOUBLE|\"NaN\"",
                "DOUBLE|[1]",
                "STRING|1",
                "STRING|null",
                "BYTE_ARRAY|\"?\"",
                "BYTE_ARRAY|{}"
            })
    void otherValueIsRefusedByName(DataType type, String json) {
        assertThatThrownBy(() -> parse(type, "{\"value\":" + json + "}"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("value = '")
                .hasMessageContaining("is not allowed: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}",
                "[]",
                "1",
                "~~",
                "{\"value\":1",
                "{\"value\":1,\"value\":2}",
                "{\"valu\":1}",
                "{\"value\":1} 2"
            })
    void anythingButOneValueIsRefused(String body) {
        assertThatThrownBy(() -> parse(DataType.INTEGER, body == null ? "" : body))
                .isInstanceOf(Problem.class);
    }

    @Test
    void whatJsonHasNoNumberForIsText() {
        assertThat(TypedJson.text(TypedValues.newDoubleValue(Double.NaN))).isEqualTo("\"NaN\"");
        assertThat(TypedJson.text(TypedValues.newFloatValue(Float.NEGATIVE_INFINITY)))
                .isEqualTo("\"-Infinity\"");
        assertThat(TypedJson.text(null)).isEqualTo("null");
    }

    /** A text that a device sent must not write lines of its own into the log. */
    @Test
    void textForTheLogIsOneShortLine() {
        String text = TypedJson.text(TypedValues.newStringValue("a\nb" + "x".repeat(1000)));
        assertThat(text).startsWith("\"a\\nb").hasSizeLessThan(210);
    }

    private static TypedValue<?> parse(DataType type, String body) {
        return WriteBody.parse(body.getBytes(StandardCharsets.UTF_8), type);
    }
}
