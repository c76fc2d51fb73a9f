// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The certificate as the JDK reads it; that servers accept it is shown by connecting. */
class SelfSignedTest {

    @Test
    void certificateSaysWhatOpcUaWants() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        String uri = "urn:" + "x".repeat(200);

        X509Certificate certificate = SelfSigned.certificate(keys, "Tür 1", uri, "localhost");

        certificate.verify(keys.getPublic());
        certificate.checkValidity(Date.from(Instant.parse("2026-06-01T00:00:00Z")));
        certificate.checkValidity(Date.from(Instant.parse("2049-12-30T00:00:00Z")));
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Tür 1");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage()).containsExactly(true, true, true, true, false, true, false, false, false);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(6, uri), List.of(2, "localhost"));
    }
}
