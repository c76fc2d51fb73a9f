// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.tidegate.lib.io.DurableFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a server's certificate is trusted: it lies in {@code trusted}, or is signed by one that does. The folder is read
 * at each connecting, so that a file moved there counts at the next attempt.
 */
final class ServerTrust implements CertificateValidator {

    private static final Logger LOG = LoggerFactory.getLogger(ServerTrust.class);

    /** A peer that shows a new certificate at each attempt must not fill the disk. */
    private static final int MOST_REJECTED = 100;

    private final Path trusted;
    private final Path rejected;

    ServerTrust(Keys keys) {
        trusted = keys.trusted();
        rejected = keys.rejected();
    }

    @Override
    public void validateCertificateChain(List<X509Certificate> chain, String applicationUri, String[] hostNames)
            throws UaException {
        X509Certificate certificate = chain.get(0);
        Set<X509Certificate> known = known();
        if (!known.contains(certificate) && !isSignedByOneOf(known, chain)) {
            throw new UaException(StatusCodes.Bad_CertificateUntrusted, refusal(certificate));
        }
    }

    private Set<X509Certificate> known() throws UaException {
        try {
            Files.createDirectories(trusted);
            try (Stream<Path> files = Files.list(trusted)) {
                return files.filter(Files::isRegularFile)
                        .flatMap(ServerTrust::read)
                        .collect(Collectors.toSet());
            }
        } catch (IOException e) {
            throw new UaException(StatusCodes.Bad_CertificateUntrusted, trusted + " can't be read: " + e.getMessage());
        }
    }

    private static Stream<X509Certificate> read(Path file) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                    .stream()
                    .map(X509Certificate.class::cast);
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("{}: is no certificate: {}", file, e.getMessage());
            return Stream.empty();
        }
    }

    private static boolean isSignedByOneOf(Set<X509Certificate> known, List<X509Certificate> chain) {
        Set<TrustAnchor> anchors = known.stream()
                .filter(c -> c.getBasicConstraints() >= 0)
                .map(c -> new TrustAnchor(c, null))
                .collect(Collectors.toSet());
        if (anchors.isEmpty()) {
            return false;
        }
        List<X509Certificate> path = new ArrayList<>(chain);
        path.removeIf(known::contains);
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return true;
        } catch (GeneralSecurityException e) {
            LOG.debug("not signed by a trusted one", e);
            return false;
        }
    }

    private String refusal(X509Certificate certificate) throws UaException {
        try {
            byte[] content = certificate.getEncoded();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            String name = certificate.getSubjectX500Principal().getName();
            Path file = rejected.resolve(name.replaceAll("[^A-Za-z0-9.-]+", "_") + "-"
                    + HexFormat.of().formatHex(digest, 0, 4) + ".der");
            return "the server's certificate (" + name + ", SHA-256 "
                    + HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest)
                    + ") is not trusted; if it is the right one, move " + keep(file, content) + " to " + trusted;
        } catch (GeneralSecurityException | IOException e) {
            throw new UaException(StatusCodes.Bad_CertificateInvalid, e);
        }
    }

    private Path keep(Path file, byte[] content) throws IOException {
        Files.createDirectories(rejected);
        if (!Files.exists(file)) {
            try (Stream<Path> files = Files.list(rejected)) {
                if (files.count() >= MOST_REJECTED) {
                    throw new IOException(rejected + " holds " + MOST_REJECTED + " certificates; remove some");
                }
            }
            DurableFiles.write(file, content);
        }
        return file;
    }
}
