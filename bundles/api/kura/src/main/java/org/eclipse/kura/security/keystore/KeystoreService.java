// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security.keystore;

import java.security.KeyPair;
import java.security.KeyStore;
import java.security.KeyStore.Entry;
import java.security.SecureRandom;
import java.security.cert.CRL;
import java.security.cert.CertStore;
import java.security.cert.X509CRL;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.security.auth.x500.X500Principal;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A key store: private keys, trusted certificates, and lists of revoked ones. A change is stored at once and told by a
 * {@link KeystoreChangedEvent}. Arguments must be there: {@code null} and empty texts are an {@link
 * IllegalArgumentException}. Thread-safe.
 */
@ProviderType
public interface KeystoreService {

    /**
     * Adds a list of revoked certificates, in place of an older one of the same issuer.
     *
     * @throws KuraException if lists are not managed here, or if it cannot be stored
     */
    void addCRL(X509CRL crl) throws KuraException;

    /**
     * Makes a key pair and a certificate that it signs itself, and stores both.
     *
     * @param alias under which they are stored
     * @param algorithm of the key, as Java names it, for example {@code RSA}
     * @param keySize in bits
     * @param signatureAlgorithm of the certificate, for example {@code SHA256withRSA}
     * @param attributes the distinguished name in the certificate, for example {@code CN=plc1}
     * @throws KuraException if the key cannot be made or stored
     */
    void createKeyPair(String alias, String algorithm, int keySize, String signatureAlgorithm, String attributes)
            throws KuraException;

    /**
     * Makes a key pair and a certificate that it signs itself, and stores both.
     *
     * @param alias under which they are stored
     * @param algorithm of the key, as Java names it, for example {@code RSA}
     * @param keySize in bits
     * @param signatureAlgorithm of the certificate, for example {@code SHA256withRSA}
     * @param attributes the distinguished name in the certificate, for example {@code CN=plc1}
     * @param secureRandom where the randomness comes from
     * @throws KuraException if the key cannot be made or stored
     */
    void createKeyPair(
            String alias,
            String algorithm,
            int keySize,
            String signatureAlgorithm,
            String attributes,
            SecureRandom secureRandom)
            throws KuraException;

    /**
     * Makes a key pair and a certificate that it signs itself, and stores both.
     *
     * @param alias under which they are stored
     * @param algorithm of the key, as Java names it, for example {@code EC}
     * @param algorithmParameter of the key, for example the curve
     * @param signatureAlgorithm of the certificate, for example {@code SHA256withECDSA}
     * @param attributes the distinguished name in the certificate, for example {@code CN=plc1}
     * @throws KuraException if the key cannot be made or stored
     */
    void createKeyPair(
            String alias,
            String algorithm,
            AlgorithmParameterSpec algorithmParameter,
            String signatureAlgorithm,
            String attributes)
            throws KuraException;

    /**
     * Makes a key pair and a certificate that it signs itself, and stores both.
     *
     * @param alias under which they are stored
     * @param algorithm of the key, as Java names it, for example {@code EC}
     * @param algorithmParameter of the key, for example the curve
     * @param signatureAlgorithm of the certificate, for example {@code SHA256withECDSA}
     * @param attributes the distinguished name in the certificate, for example {@code CN=plc1}
     * @param secureRandom where the randomness comes from
     * @throws KuraException if the key cannot be made or stored
     */
    void createKeyPair(
            String alias,
            String algorithm,
            AlgorithmParameterSpec algorithmParameter,
            String signatureAlgorithm,
            String attributes,
            SecureRandom secureRandom)
            throws KuraException;

    /**
     * Removes an entry; without effect if there is none.
     *
     * @throws KuraException if the store refuses
     */
    void deleteEntry(String alias) throws KuraException;

    /**
     * The aliases of all entries.
     *
     * @throws KuraException if the store cannot be read
     */
    List<String> getAliases() throws KuraException;

    /**
     * The lists of revoked certificates, for a path validation.
     *
     * @throws KuraException if lists are not managed here
     */
    CertStore getCRLStore() throws KuraException;

    /**
     * The lists of revoked certificates.
     *
     * @throws KuraException if lists are not managed here
     */
    Collection<CRL> getCRLs() throws KuraException;

    /**
     * Asks for a certificate, for a key of this store.
     *
     * @param alias of the key
     * @param principal whom the certificate names
     * @param signerAlg signature of the request, for example {@code SHA256withRSA}
     * @return the request (PKCS #10) in PEM
     * @throws KuraException if there is no such key, or if it cannot sign
     */
    String getCSR(String alias, X500Principal principal, String signerAlg) throws KuraException;

    /**
     * Asks for a certificate, for any key.
     *
     * @param keypair the key
     * @param principal whom the certificate names
     * @param signerAlg signature of the request, for example {@code SHA256withRSA}
     * @return the request (PKCS #10) in PEM
     * @throws KuraException if the key cannot sign
     */
    String getCSR(KeyPair keypair, X500Principal principal, String signerAlg) throws KuraException;

    /**
     * All entries by alias.
     *
     * @throws KuraException if the store cannot be read
     */
    Map<String, Entry> getEntries() throws KuraException;

    /**
     * An entry; {@code null} if there is none.
     *
     * @throws KuraException if the store cannot be read
     */
    Entry getEntry(String alias) throws KuraException;

    /**
     * Key managers of all keys of this store, for TLS.
     *
     * @param algorithm of {@link javax.net.ssl.KeyManagerFactory}
     * @throws KuraException if the store cannot be read
     */
    List<KeyManager> getKeyManagers(String algorithm) throws KuraException;

    /**
     * Key managers of all keys of this store, for TLS.
     *
     * @param algorithm of {@link javax.net.ssl.KeyManagerFactory}
     * @param provider the security provider that implements the algorithm
     * @throws KuraException if the store cannot be read, or if there is no such provider
     */
    List<KeyManager> getKeyManagers(String algorithm, String provider) throws KuraException;

    /**
     * The key store as Java has it; changes of it are not stored.
     *
     * @throws KuraException if the store cannot be read
     */
    KeyStore getKeyStore() throws KuraException;

    /**
     * Stores an entry, in place of the one of that alias.
     *
     * @throws KuraException if the store refuses
     */
    void setEntry(String alias, Entry entry) throws KuraException;
}
