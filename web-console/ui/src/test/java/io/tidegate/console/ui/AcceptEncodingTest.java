// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEncodingTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate, gzip", "GZIP;q=0.5, br", "br;q=1.0,gzip; q=0.8"})
    void gzipIsAccepted(String encodings) {
        assertThat(ConsoleServlet.accepts(encodings)).isTrue();
    }

    /** Who does not name it gets plain bytes: curl and old proxies would show rubbish. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "identity", "br, deflate", "gzip;q=0", "gzip; q=0.000", "x-gzippy"})
    void gzipIsNotAccepted(String encodings) {
        assertThat(ConsoleServlet.accepts(encodings)).isFalse();
    }
}
