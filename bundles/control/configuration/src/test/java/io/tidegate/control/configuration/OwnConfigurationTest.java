// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Tocd;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.junit.jupiter.api.Test;

class OwnConfigurationTest {

    @Test
    void valuesOfTheirTypesAreNoFault() {
        for (Object value : new Object[] {1, new Integer[] {1, 2}, new Integer[0]}) {
            OwnConfiguration own = judged(Tscalar.INTEGER, value);
            assertThat(own.faults()).isEmpty();
            assertThat(own.usable()).isTrue();
        }
        assertThat(judged(Tscalar.PASSWORD, new Password("x")).faults()).isEmpty();
        assertThat(judged(Tscalar.STRING, null).faults()).isEmpty();
    }

    /** Kura reports it and shows it all the same. */
    @Test
    void valueOfAnotherTypeIsReported() {
        OwnConfiguration own = judged(Tscalar.INTEGER, "1");

        assertThat(own.usable()).isTrue();
        assertThat(own.faults()).containsExactly("k is a String, its own definition says Integer");
    }

    @Test
    void whatNobodyCanUseIsRefusedWithTheReason() {
        assertThat(judged(Tscalar.STRING, Instant.EPOCH).usable()).isFalse();
        assertThat(judged(null, "x").faults())
                .containsExactly("its own definition has an attribute without id or type: k");
        assertThat(OwnConfiguration.judged("a", null).faults()).containsExactly("its own configuration is null");
        assertThat(OwnConfiguration.judged("a", new View("b", new Tocd(), Map.of()))
                        .faults())
                .containsExactly("its own configuration is that of 'b'");
        assertThat(OwnConfiguration.judged("a", new View("a", null, Map.of())).usable())
                .isFalse();
    }

    private static OwnConfiguration judged(Tscalar type, Object value) {
        Tad ad = new Tad();
        ad.setId("k");
        ad.setType(type);
        Tocd ocd = new Tocd();
        ocd.addAD(ad);
        Map<String, Object> properties = new HashMap<>();
        properties.put("k", value);
        return OwnConfiguration.judged("a", new View("a", ocd, properties));
    }
}
