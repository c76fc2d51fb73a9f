// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.security.KeyStore.TrustedCertificateEntry;
import java.security.PublicKey;
import java.security.cert.Certificate;
import org.junit.jupiter.api.Test;

class EntriesTest {

    private final Certificate certificate = new Certificate("test") {
        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }

        @Override
        public void verify(PublicKey key) {}

        @Override
        public void verify(PublicKey key, String provider) {}

        @Override
        public String toString() {
            return "test";
        }

        @Override
        public PublicKey getPublicKey() {
            return null;
        }
    };

    @Test
    void certificateIsFoundByKeyStoreAndAlias() {
        KuraCertificateEntry entry = new KuraCertificateEntry("HttpsKeystore", "ca", certificate);

        assertThat(entry.getCertificateId()).isEqualTo("HttpsKeystore:ca");
        assertThat(entry.getKeystoreId()).isEqualTo("HttpsKeystore");
        assertThat(entry.getAlias()).isEqualTo("ca");
        assertThat(entry.getCertificateEntry().getTrustedCertificate()).isSameAs(certificate);
        assertThatNullPointerException()
                .isThrownBy(() -> new KuraCertificateEntry("HttpsKeystore", "ca", (Certificate) null));
        assertThat(new KuraCertificateEntry("s", "a", (TrustedCertificateEntry) null).getCertificateEntry())
                .isNull();
    }

    @Test
    void idsAreTakenApartWhateverTheyAre() {
        assertThat(KuraCertificateEntry.getKeystoreId("HttpsKeystore:ca")).isEqualTo("HttpsKeystore");
        assertThat(KuraCertificateEntry.getAlias("HttpsKeystore:ca")).isEqualTo("ca");
        assertThat(KuraCertificateEntry.getAlias("a:b:c")).isEqualTo("c");
        assertThat(KuraCertificateEntry.getKeystoreId("store")).isEqualTo("store");
        for (String id : new String[] {null, "", "store", "store:", ":"}) {
            assertThat(KuraCertificateEntry.getAlias(id)).as(id).isEmpty();
        }
        assertThat(KuraCertificateEntry.getKeystoreId(null)).isEmpty();
        assertThat(KuraCertificateEntry.getKeystoreId(":ca")).isEmpty();
    }

    @Test
    void keyThatCannotBeReadHasNoEntry() {
        KuraPrivateKeyEntry entry = new KuraPrivateKeyEntry("HttpsKeystore", "localhost", null);

        assertThat(entry.getPrivateKeyId()).isEqualTo("HttpsKeystore:localhost");
        assertThat(entry.getKeystoreId()).isEqualTo("HttpsKeystore");
        assertThat(entry.getAlias()).isEqualTo("localhost");
        assertThat(entry.getPrivateKey()).isNull();
    }
}
