// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over the definition as it is read from a metatype document. */
class ValuesTest {

    private final Secrets secrets = FakeCrypto.secrets();
    private Designated driver;

    @BeforeEach
    void read() throws Exception {
        driver = Documents.designated().get(0);
    }

    @Test
    void definitionIsReadWhole() {
        assertThat(driver.factory()).isTrue();
        assertThat(driver.ocd().getIcon()).hasSize(1);
        assertThat(driver.ocd().getAD())
                .extracting(AD::getId)
                .startsWith("host", "port")
                .hasSize(7);
        assertThat(attribute("port").getMax()).isEqualTo("65535");
        assertThat(attribute("password").getType()).isEqualTo(Scalar.PASSWORD);
        assertThat(attribute("mode").getOption()).hasSize(2);
        assertThat(attribute("label").isRequired()).isFalse();
    }

    @Test
    void anythingThatMeansTheNumberIsTheNumber() throws Exception {
        for (Object given : List.of("502", " 502 ", 502, 502L, 502.0, new Object[] {502})) {
            assertThat(typed("port", given)).isEqualTo(502);
        }
        assertThat(typed("wait", 2L)).isEqualTo(2.0);
        assertThat(typed("port", "")).isNull();
    }

    @Test
    void whatIsNotAllowedSaysWhatIs() {
        assertRefused("port", 0, "a whole number from 1 to 65535");
        assertRefused("port", 1.5, "a whole number from 1 to 65535");
        assertRefused("port", "x", "a whole number from 1 to 65535");
        assertRefused("port", List.of(1, 2), "one value, not 2");
        assertRefused("mode", "UDP", "one of TCP, RTU");
        assertRefused("label", "toolong", "a text of up to 5 characters");
        assertRefused("wait", 0.4, "a number from 0.5");
        assertRefused("wait", Double.NaN, "a number from 0.5");
        assertRefused("units", List.of(1, 2, 3, 4), "at most 3 values, not 4");
    }

    @Test
    void listsAreArraysOfTheType() throws Exception {
        assertThat(typed("units", "1, 2")).isEqualTo(new Integer[] {1, 2});
        assertThat(typed("units", new Long[] {3L})).isEqualTo(new Integer[] {3});
        assertThat(typed("units", "")).isEqualTo(new Integer[0]);
        assertThat(Values.defaultOf(attribute("units"), secrets)).isEqualTo(new Integer[] {1, 2});
    }

    @Test
    void passwordIsEncryptedOnce() throws Exception {
        Encrypted once = (Encrypted) typed("password", "clear");

        assertThat(secrets.open(once)).isEqualTo("clear");
        assertThat(typed("password", once)).isEqualTo(once);
        assertThat(typed("password", once.text())).isEqualTo(once);
        assertThat(typed("password", new Password(once.text()))).isEqualTo(once);
    }

    @Test
    void whatNoSnapshotCanHoldIsRefused() {
        assertThatThrownBy(() -> Values.stored(Map.of(), secrets)).isInstanceOf(Values.NotAllowed.class);
        assertThatThrownBy(() -> Values.stored(List.of(1, "a"), secrets)).isInstanceOf(Values.NotAllowed.class);
    }

    /** As doubles the neighbours would be the same number. */
    @Test
    void limitsAreExact() throws Exception {
        Tad large = limited(Tscalar.LONG, "-9223372036854775807", "9223372036854775806");
        assertThat(Values.typed(large, Long.MAX_VALUE - 1, secrets)).isEqualTo(Long.MAX_VALUE - 1);
        assertThatThrownBy(() -> Values.typed(large, Long.MAX_VALUE, secrets)).isInstanceOf(Values.NotAllowed.class);
        assertThatThrownBy(() -> Values.typed(large, Long.MIN_VALUE, secrets)).isInstanceOf(Values.NotAllowed.class);
        assertThat(Values.typed(limited(Tscalar.FLOAT, "0.1", "0.1"), 0.1f, secrets))
                .isEqualTo(0.1f);
        assertThat(Values.typed(limited(Tscalar.CHAR, "a", "f"), "c", secrets)).isEqualTo('c');
        assertThatThrownBy(() -> Values.typed(limited(Tscalar.CHAR, "a", "f"), "g", secrets))
                .hasMessage("one character from a to f");
        assertThatThrownBy(() -> Values.typed(limited(Tscalar.DOUBLE, null, "5"), "Infinity", secrets))
                .hasMessage("a number up to 5");
    }

    private static Tad limited(Tscalar type, String min, String max) {
        Tad attribute = new Tad();
        attribute.setId("k");
        attribute.setType(type);
        attribute.setMin(min);
        attribute.setMax(max);
        return attribute;
    }

    private void assertRefused(String key, Object given, String allowed) {
        assertThatThrownBy(() -> typed(key, given))
                .isInstanceOf(Values.NotAllowed.class)
                .hasMessage(allowed);
    }

    private Object typed(String key, Object given) throws Exception {
        return Values.typed(attribute(key), given, secrets);
    }

    private AD attribute(String key) {
        return driver.ocd().getAD().stream()
                .filter(a -> a.getId().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
