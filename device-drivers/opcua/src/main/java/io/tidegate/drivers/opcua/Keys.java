// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.tidegate.lib.certificates.SelfSigned;
import io.tidegate.lib.io.DurableFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;

/** The folder {@code keys/opcua}: one key for the gateway, one certificate per application URI. Thread-safe. */
final class Keys {

    private static final int BITS = 2048;

    private final Path folder;

    Keys(Path folder) {
        this.folder = folder;
    }

    /** Where an operator puts the certificates of servers, or of those who sign for servers. */
    Path trusted() {
        return folder.resolve("trusted");
    }

    /** Where the certificates are put that were refused. */
    Path rejected() {
        return folder.resolve("rejected");
    }

    /** The key and the certificate for that URI; made when first asked for. */
    synchronized Identity own(String applicationUri, String host) throws IOException, GeneralSecurityException {
        Path own = folder.resolve("own");
        makePrivate(own);
        KeyPair keys = keyPair(own.resolve("client.key"));
        Path file = own.resolve(applicationUri.replaceAll("[^A-Za-z0-9.-]+", "_") + ".der");
        X509Certificate certificate = Files.exists(file) ? read(file) : null;
        if (certificate == null || !certificate.getPublicKey().equals(keys.getPublic())) {
            certificate = SelfSigned.certificate(keys, "Tidegate", applicationUri, host);
            DurableFiles.write(file, certificate.getEncoded());
        }
        return new Identity(keys, List.of(certificate), file.toString());
    }

    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private static KeyPair keyPair(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair keys = generator.generateKeyPair();
            DurableFiles.write(file, keys.getPrivate().getEncoded());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return keys;
        }
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            var key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file)));
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
        } catch (GeneralSecurityException e) {
            throw new FileSystemException(
                    file.toString(), null, "is no PKCS #8 key; remove it, then a new one is made: " + e.getMessage());
        }
    }

    /** Closed to others before the key is written into it. */
    private static void makePrivate(Path own) throws IOException {
        Files.createDirectories(own);
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
    }
}
