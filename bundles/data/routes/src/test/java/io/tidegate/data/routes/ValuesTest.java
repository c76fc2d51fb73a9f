// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void textsAndNumbersBecomeTheTypeOfTheChannel() {
        assertThat(Values.of(DataType.INTEGER, " 7 ", exchange)).isEqualTo(TypedValues.newIntegerValue(7));
        assertThat(Values.of(DataType.INTEGER, 7.0, exchange)).isEqualTo(TypedValues.newIntegerValue(7));
        assertThat(Values.of(DataType.LONG, "1e3", exchange)).isEqualTo(TypedValues.newLongValue(1000));
        assertThat(Values.of(DataType.DOUBLE, 3, exchange)).isEqualTo(TypedValues.newDoubleValue(3));
        assertThat(Values.of(DataType.FLOAT, "0.5", exchange)).isEqualTo(TypedValues.newFloatValue(0.5f));
        assertThat(Values.of(DataType.BOOLEAN, "TRUE", exchange)).isEqualTo(TypedValues.newBooleanValue(true));
        assertThat(Values.of(DataType.STRING, 1.5, exchange)).isEqualTo(TypedValues.newStringValue("1.5"));
        assertThat(Values.of(DataType.INTEGER, TypedValues.newStringValue("8"), exchange))
                .isEqualTo(TypedValues.newIntegerValue(8));
    }

    @Test
    void bytesAndStreamsAreTakenAsText() {
        byte[] bytes = "12".getBytes(StandardCharsets.UTF_8);
        assertThat(Values.of(DataType.INTEGER, bytes, exchange)).isEqualTo(TypedValues.newIntegerValue(12));
        assertThat(Values.of(DataType.DOUBLE, new ByteArrayInputStream(bytes), exchange))
                .isEqualTo(TypedValues.newDoubleValue(12));
        assertThat(Values.of(DataType.BYTE_ARRAY, "12", exchange).getValue()).isEqualTo(bytes);
    }

    /** A device must not get another number than the route said. */
    @Test
    void whatTheTypeCannotHoldIsRefused() {
        refused(DataType.INTEGER, 1.5, "'1.5' is no INTEGER");
        refused(DataType.INTEGER, 3_000_000_000L, "'3000000000' is no INTEGER");
        refused(DataType.LONG, "abc", "'abc' is no LONG");
        refused(DataType.BOOLEAN, "1", "'1' is no BOOLEAN");
        refused(DataType.DOUBLE, null, "an empty body is no DOUBLE");
    }

    private void refused(DataType type, Object body, String message) {
        assertThatThrownBy(() -> Values.of(type, body, exchange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
