// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.certificate;

import java.security.cert.Certificate;
import java.util.Enumeration;
import java.util.List;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraApplicationTopic;
import org.eclipse.kura.message.KuraPayload;
import org.osgi.annotation.versioning.ProviderType;

/** The trusted certificates of all key stores. Thread-safe. */
@ProviderType
public interface CertificatesService {

    /**
     * Has a certificate trusted.
     *
     * @throws KuraException if its key store is not there or refuses it
     */
    void addCertificate(KuraCertificateEntry certificateEntry) throws KuraException;

    /**
     * Removes a certificate.
     *
     * @param id of its entry, see {@link KuraCertificateEntry#getCertificateId()}
     * @throws KuraException if its key store is not there or refuses
     */
    void deleteCertificate(String id) throws KuraException;

    /**
     * Finds a certificate.
     *
     * @param id of its entry, see {@link KuraCertificateEntry#getCertificateId()}
     * @throws KuraException if there is no such entry, or if its key store cannot be read
     */
    KuraCertificateEntry getCertificateEntry(String id) throws KuraException;

    /**
     * All trusted certificates.
     *
     * @throws KuraException if a key store cannot be read
     */
    List<KuraCertificateEntry> getCertificates() throws KuraException;

    /**
     * The aliases of certificates that bundles may be signed by.
     *
     * @deprecated use {@link #getCertificates()}
     */
    @Deprecated
    Enumeration<String> listBundleCertificatesAliases();

    /**
     * The aliases of certificates of authorities.
     *
     * @deprecated use {@link #getCertificates()}
     */
    @Deprecated
    Enumeration<String> listCACertificatesAliases();

    /**
     * The aliases of certificates that remote requests may be signed by.
     *
     * @deprecated use {@link #getCertificates()}
     */
    @Deprecated
    Enumeration<String> listDMCertificatesAliases();

    /**
     * The aliases of certificates that TLS connections trust.
     *
     * @deprecated use {@link #getCertificates()}
     */
    @Deprecated
    Enumeration<String> listSSLCertificatesAliases();

    /**
     * Removes a certificate.
     *
     * @throws KuraException if there is none, or if its key store refuses
     * @deprecated use {@link #deleteCertificate(String)}
     */
    @Deprecated
    void removeCertificate(String alias) throws KuraException;

    /**
     * Finds a certificate.
     *
     * @throws KuraException if there is none, or if its key store cannot be read
     * @deprecated use {@link #getCertificateEntry(String)}
     */
    @Deprecated
    Certificate returnCertificate(String alias) throws KuraException;

    /**
     * Has a certificate trusted.
     *
     * @throws KuraException if its key store refuses it
     * @deprecated use {@link #addCertificate(KuraCertificateEntry)}
     */
    @Deprecated
    void storeCertificate(Certificate cert, String alias) throws KuraException;

    /**
     * Puts a certificate in place of the one that has the same id.
     *
     * @throws KuraException if its key store is not there or refuses it
     */
    void updateCertificate(KuraCertificateEntry certificateEntry) throws KuraException;

    /** Whether a message is signed by one whose requests are trusted; without a check of signatures, always. */
    boolean verifySignature(KuraApplicationTopic kuraTopic, KuraPayload kuraPayload);
}
