// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.lib.certificates.SelfSigned;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the driver trusts. */
class ServerTrustTest {

    @TempDir
    Path folder;

    private ServerTrust trust;
    private X509Certificate certificate;

    @BeforeEach
    void start() throws Exception {
        trust = new ServerTrust(new Keys(folder));
        Files.createDirectories(folder.resolve("trusted"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        certificate = SelfSigned.certificate(keys, "PLC", "urn:plc", "plc");
    }

    @Test
    void anotherCertificateOfTheSameNameIsNotTrusted() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        X509Certificate impostor = SelfSigned.certificate(generator.generateKeyPair(), "PLC", "urn:plc", "plc");
        Files.write(folder.resolve("trusted/plc.der"), certificate.getEncoded());

        assertThatCode(() -> trust.validateCertificateChain(List.of(certificate), null, null))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> trust.validateCertificateChain(List.of(impostor), null, null))
                .isInstanceOf(UaException.class)
                .hasMessageContaining("is not trusted");
    }

    /** A certificate that may not sign is no authority, whoever it has signed. */
    @Test
    void trustedServerIsNoAuthorityForOthers() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        X509Certificate other = signed("CN=PLC", keys, keys, false);
        Files.write(folder.resolve("trusted/plc.der"), certificate.getEncoded());

        assertThatThrownBy(() -> trust.validateCertificateChain(List.of(other, certificate), null, null))
                .isInstanceOf(UaException.class);
    }

    /** Plants with many servers have an authority of their own. */
    @Test
    void serverSignedByATrustedAuthorityIsTrusted() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair authority = generator.generateKeyPair();
        X509Certificate root = signed("CN=Plant CA", authority, authority, true);
        X509Certificate plc = signed("CN=PLC 2", generator.generateKeyPair(), authority, false);
        Files.write(folder.resolve("trusted/ca.der"), root.getEncoded());

        assertThatCode(() -> trust.validateCertificateChain(List.of(plc), null, null))
                .doesNotThrowAnyException();
        assertThatCode(() -> trust.validateCertificateChain(List.of(plc, root), null, null))
                .doesNotThrowAnyException();
    }

    private static X509Certificate signed(String name, KeyPair keys, KeyPair signer, boolean authority)
            throws Exception {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                new X500Name("CN=Plant CA"),
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plusSeconds(3600)),
                new X500Name(name),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate())));
    }

    @Test
    void fileThatIsNoCertificateHurtsNobody() throws Exception {
        Files.writeString(folder.resolve("trusted/notes.txt"), "ask Maria");
        Files.write(folder.resolve("trusted/plc.der"), certificate.getEncoded());

        assertThatCode(() -> trust.validateCertificateChain(List.of(certificate), null, null))
                .doesNotThrowAnyException();
    }

    @Test
    void rejectedCertificatesDoNotFillTheDisk() throws Exception {
        Files.createDirectories(folder.resolve("rejected"));
        for (int i = 0; i < 100; i++) {
            Files.writeString(folder.resolve("rejected/" + i + ".der"), "x");
        }

        assertThatThrownBy(() -> trust.validateCertificateChain(List.of(certificate), null, null))
                .isInstanceOf(UaException.class)
                .hasRootCauseMessage(folder.resolve("rejected") + " holds 100 certificates; remove some");
    }
}
