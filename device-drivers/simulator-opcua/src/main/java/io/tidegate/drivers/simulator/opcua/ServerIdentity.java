// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator.opcua;

import io.tidegate.lib.certificates.SelfSigned;
import io.tidegate.lib.io.DurableFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;

/** The plant's key and certificate, made at its first start and kept. */
record ServerIdentity(KeyPair keys, X509Certificate certificate) {

    private static final int BITS = 2048;

    /** @param folder {@code keys/opcua-plant} in the data folder */
    static ServerIdentity in(Path folder, String applicationUri) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path keyFile = folder.resolve("server.key");
        Path certificateFile = folder.resolve("server.der");
        if (Files.exists(keyFile) && Files.exists(certificateFile)) {
            return read(keyFile, certificateFile);
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        KeyPair keys = generator.generateKeyPair();
        X509Certificate certificate = SelfSigned.certificate(keys, "Tidegate demo plant", applicationUri, "localhost");
        DurableFiles.write(keyFile, keys.getPrivate().getEncoded());
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
        DurableFiles.write(certificateFile, certificate.getEncoded());
        return new ServerIdentity(keys, certificate);
    }

    private static ServerIdentity read(Path keyFile, Path certificateFile)
            throws IOException, GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificateFile)));
        var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(keyFile)));
        return new ServerIdentity(new KeyPair(certificate.getPublicKey(), key), certificate);
    }
}
