// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.certificate;

import java.security.KeyStore.TrustedCertificateEntry;
import java.security.cert.Certificate;

/** A trusted certificate and where it is stored. Its id is that of the key store, a colon, and the alias. */
public class KuraCertificateEntry {

    private final String keystoreId;
    private final String alias;
    private final TrustedCertificateEntry certificateEntry;

    /**
     * Made of a certificate.
     *
     * @param keystoreId the {@code kura.service.pid} of the key store
     * @param alias in the key store
     * @param certificate must be there
     */
    public KuraCertificateEntry(String keystoreId, String alias, Certificate certificate) {
        this(keystoreId, alias, new TrustedCertificateEntry(certificate));
    }

    /**
     * Made of all its parts.
     *
     * @param keystoreId the {@code kura.service.pid} of the key store
     * @param alias in the key store
     * @param entry as the key store has it
     */
    public KuraCertificateEntry(String keystoreId, String alias, TrustedCertificateEntry entry) {
        this.keystoreId = keystoreId;
        this.alias = alias;
        this.certificateEntry = entry;
    }

    /** The alias in the key store. */
    public String getAlias() {
        return this.alias;
    }

    /** The alias in an id: what follows its last colon; empty if there is none. */
    public static String getAlias(String id) {
        String parts = id == null ? "" : id.replaceFirst(":+$", "");
        int colon = parts.lastIndexOf(':');
        return colon < 0 ? "" : parts.substring(colon + 1);
    }

    /** The certificate, as the key store has it. */
    public TrustedCertificateEntry getCertificateEntry() {
        return this.certificateEntry;
    }

    /** The id of the key store, a colon, and the alias. */
    public String getCertificateId() {
        return this.keystoreId + ":" + this.alias;
    }

    /** The {@code kura.service.pid} of the key store. */
    public String getKeystoreId() {
        return this.keystoreId;
    }

    /** The key store in an id: what precedes its first colon; empty if there is no id. */
    public static String getKeystoreId(String id) {
        return id == null ? "" : id.replaceFirst(":.*", "");
    }
}
