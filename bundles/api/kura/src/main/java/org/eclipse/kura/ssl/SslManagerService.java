// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.ssl;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes TLS contexts of the configured protocol, cipher suites, trusted certificates and keys. Contexts are kept as long
 * as the configuration stays. Thread-safe.
 */
@ProviderType
public interface SslManagerService {

    /**
     * Removes a trusted certificate.
     *
     * @throws GeneralSecurityException if the store refuses
     * @throws IOException if the store cannot be written
     * @deprecated use {@link org.eclipse.kura.security.keystore.KeystoreService#deleteEntry(String)}
     */
    @Deprecated
    void deleteTrustCertificate(String alias) throws GeneralSecurityException, IOException;

    /**
     * A context that offers any key of the key store.
     *
     * @throws GeneralSecurityException if the configuration does not give a context
     * @throws IOException if a store cannot be read
     */
    SSLContext getSSLContext() throws GeneralSecurityException, IOException;

    /**
     * A context that offers one key only.
     *
     * @param keyAlias of the key in the key store
     * @throws GeneralSecurityException if the configuration does not give a context
     * @throws IOException if a store cannot be read
     */
    SSLContext getSSLContext(String keyAlias) throws GeneralSecurityException, IOException;

    /**
     * Sockets of {@link #getSSLContext()}, with the configured cipher suites and host name verification.
     *
     * @throws GeneralSecurityException if the configuration does not give a context
     * @throws IOException if a store cannot be read
     */
    SSLSocketFactory getSSLSocketFactory() throws GeneralSecurityException, IOException;

    /**
     * Sockets of {@link #getSSLContext(String)}, with the configured cipher suites and host name verification.
     *
     * @param keyAlias of the key in the key store
     * @throws GeneralSecurityException if the configuration does not give a context
     * @throws IOException if a store cannot be read
     */
    SSLSocketFactory getSSLSocketFactory(String keyAlias) throws GeneralSecurityException, IOException;

    /**
     * Sockets of other settings than the configured ones, with host name verification as configured.
     *
     * @param protocol of TLS
     * @param ciphers cipher suites, separated by commas
     * @param trustStorePath the file with trusted certificates
     * @param keyStorePath the file with keys
     * @param keyStorePassword of that file
     * @param keyAlias of the key in that file
     * @throws GeneralSecurityException if the settings do not give a context
     * @throws IOException if a file cannot be read
     * @deprecated configure a service with these settings and use {@link #getSSLSocketFactory()}
     */
    @Deprecated
    SSLSocketFactory getSSLSocketFactory(
            String protocol,
            String ciphers,
            String trustStorePath,
            String keyStorePath,
            char[] keyStorePassword,
            String keyAlias)
            throws GeneralSecurityException, IOException;

    /**
     * Sockets of other settings than the configured ones.
     *
     * @param protocol of TLS
     * @param ciphers cipher suites, separated by commas
     * @param trustStorePath the file with trusted certificates
     * @param keyStorePath the file with keys
     * @param keyStorePassword of that file
     * @param keyAlias of the key in that file
     * @param hostnameVerification whether the certificate must be of the host
     * @throws GeneralSecurityException if the settings do not give a context
     * @throws IOException if a file cannot be read
     * @deprecated configure a service with these settings and use {@link #getSSLSocketFactory()}
     */
    @Deprecated
    SSLSocketFactory getSSLSocketFactory(
            String protocol,
            String ciphers,
            String trustStorePath,
            String keyStorePath,
            char[] keyStorePassword,
            String keyAlias,
            boolean hostnameVerification)
            throws GeneralSecurityException, IOException;

    /**
     * The trusted certificates.
     *
     * @throws GeneralSecurityException if the store refuses
     * @throws IOException if the store cannot be read
     * @deprecated use {@link org.eclipse.kura.security.keystore.KeystoreService#getEntries()}
     */
    @Deprecated
    X509Certificate[] getTrustCertificates() throws GeneralSecurityException, IOException;

    /**
     * Stores a key.
     *
     * @param alias under which it is found
     * @param privateKey the key
     * @param password of the key
     * @param publicCerts the chain of certificates that begins with that of the key
     * @throws GeneralSecurityException if the store refuses
     * @throws IOException if the store cannot be written
     * @deprecated use {@link org.eclipse.kura.security.keystore.KeystoreService#setEntry}
     */
    @Deprecated
    void installPrivateKey(String alias, PrivateKey privateKey, char[] password, Certificate[] publicCerts)
            throws GeneralSecurityException, IOException;

    /**
     * Has a certificate trusted.
     *
     * @param alias under which it is found
     * @throws GeneralSecurityException if the store refuses
     * @throws IOException if the store cannot be written
     * @deprecated use {@link org.eclipse.kura.security.keystore.KeystoreService#setEntry}
     */
    @Deprecated
    void installTrustCertificate(String alias, X509Certificate x509Certificate)
            throws GeneralSecurityException, IOException;
}
