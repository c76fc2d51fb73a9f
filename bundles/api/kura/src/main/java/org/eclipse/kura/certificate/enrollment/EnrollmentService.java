// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.certificate.enrollment;

import java.security.cert.CertStore;
import java.security.cert.Certificate;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Gets certificates of the device from an authority, by a protocol such as EST. Thread-safe. */
@ProviderType
public interface EnrollmentService {

    /**
     * Gets the first certificate of the device.
     *
     * @throws KuraException if the authority does not answer or refuses
     */
    void enroll() throws KuraException;

    /**
     * Gets the certificates of the authority anew.
     *
     * @throws KuraException if the authority does not answer or refuses
     */
    void forceCACertificateRollover() throws KuraException;

    /**
     * The certificates of the authority.
     *
     * @throws KuraException if they cannot be told
     */
    CertStore getCACertificates() throws KuraException;

    /**
     * The certificate of the device.
     *
     * @throws KuraException if there is none, or if it cannot be told
     */
    Certificate getClientCertificate() throws KuraException;

    /**
     * Whether the device has a certificate.
     *
     * @throws KuraException if it cannot be told
     */
    boolean isEnrolled() throws KuraException;

    /**
     * Makes a new key and gets a certificate for it.
     *
     * @throws KuraException if the authority does not answer or refuses
     */
    void rekey() throws KuraException;

    /**
     * Gets a new certificate for the same key.
     *
     * @throws KuraException if the authority does not answer or refuses
     */
    void renew() throws KuraException;
}
