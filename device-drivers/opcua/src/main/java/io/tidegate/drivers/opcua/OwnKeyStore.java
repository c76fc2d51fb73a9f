// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/**
 * A key store that an operator brought.
 *
 * @param file as configured in {@code certificate.location}
 * @param type PKCS12 or JKS
 */
record OwnKeyStore(Path file, String type, String alias) {

    Identity identity(char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(type);
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
            throw new FileSystemException(file.toString(), null, "has no private key with the alias '" + alias + "'");
        }
        List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
        return new Identity(new KeyPair(chain.get(0).getPublicKey(), key), chain, file.toString());
    }
}
