// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.certificate;

import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.cert.Certificate;

/** A private key with its certificates and where it is stored. Its id is that of the key store, a colon, and the alias. */
public class KuraPrivateKeyEntry {

    private final String keystoreId;
    private final String alias;
    private final PrivateKeyEntry privateKeyEntry;

    /**
     * Made of all its parts.
     *
     * @param keystoreId the {@code kura.service.pid} of the key store
     * @param alias in the key store
     * @param privateKeyEntry as the key store has it; {@code null} if the key cannot be read
     */
    public KuraPrivateKeyEntry(String keystoreId, String alias, PrivateKeyEntry privateKeyEntry) {
        this.keystoreId = keystoreId;
        this.alias = alias;
        this.privateKeyEntry = privateKeyEntry;
    }

    /**
     * Made of a key.
     *
     * @param keystoreId the {@code kura.service.pid} of the key store
     * @param alias in the key store
     * @param privateKey must be there
     * @param certificateChain begins with the certificate of the key; copied
     */
    public KuraPrivateKeyEntry(String keystoreId, String alias, PrivateKey privateKey, Certificate[] certificateChain) {
        this(keystoreId, alias, new PrivateKeyEntry(privateKey, certificateChain));
    }

    /** The alias in the key store. */
    public String getAlias() {
        return this.alias;
    }

    /** The {@code kura.service.pid} of the key store. */
    public String getKeystoreId() {
        return this.keystoreId;
    }

    /** The key and its certificates, as the key store has them; {@code null} if the key cannot be read. */
    public PrivateKeyEntry getPrivateKey() {
        return this.privateKeyEntry;
    }

    /** The id of the key store, a colon, and the alias. */
    public String getPrivateKeyId() {
        return this.keystoreId + ":" + this.alias;
    }
}
