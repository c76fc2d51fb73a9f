// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.crypto;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.BadPaddingException;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.NoSuchPaddingException;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Encrypts with the key of this gateway, and knows the passwords of key stores. Thread-safe. */
@ProviderType
public interface CryptoService {

    /**
     * Text (UTF-8) from Base64.
     *
     * @throws NoSuchAlgorithmException never by this gateway
     * @throws UnsupportedEncodingException never by this gateway
     */
    String decodeBase64(String encodedValue) throws NoSuchAlgorithmException, UnsupportedEncodingException;

    /**
     * The clear text of what {@link #encryptAes(char[])} returned.
     *
     * @throws KuraException if it was encrypted with another key, or changed since
     */
    char[] decryptAes(char[] encryptedValue) throws KuraException;

    /**
     * The clear text of what {@link #encryptAes(String)} returned.
     *
     * @deprecated use {@link #decryptAes(char[])}, whose argument can be wiped
     */
    @Deprecated
    String decryptAes(String encryptedValue)
            throws NoSuchAlgorithmException, NoSuchPaddingException, InvalidKeyException, IOException,
                    IllegalBlockSizeException, BadPaddingException;

    /**
     * Base64 of a text (UTF-8).
     *
     * @throws NoSuchAlgorithmException never by this gateway
     * @throws UnsupportedEncodingException never by this gateway
     */
    String encodeBase64(String stringValue) throws NoSuchAlgorithmException, UnsupportedEncodingException;

    /**
     * Encrypts with the key of this gateway; the result differs each time.
     *
     * @throws KuraException if the key cannot be used
     */
    char[] encryptAes(char[] value) throws KuraException;

    /**
     * Encrypts with the key of this gateway; the result differs each time.
     *
     * @deprecated use {@link #encryptAes(char[])}, whose argument can be wiped
     */
    @Deprecated
    String encryptAes(String value)
            throws NoSuchAlgorithmException, NoSuchPaddingException, InvalidKeyException, IllegalBlockSizeException,
                    BadPaddingException;

    /** The password of a key store; that of a new one if none was set. */
    char[] getKeyStorePassword(String keyStorePath);

    /**
     * Hash of a text (UTF-8), in Base64.
     *
     * @param algorithm as Java names it, for example {@code SHA-256}
     * @throws NoSuchAlgorithmException if there is no such algorithm
     * @throws UnsupportedEncodingException never by this gateway
     */
    String hash(String stringValue, String algorithm) throws NoSuchAlgorithmException, UnsupportedEncodingException;

    /** Whether the gateway protects its key stores with passwords of its own. */
    boolean isFrameworkSecure();

    /**
     * Remembers the password of a key store.
     *
     * @throws KuraException if it cannot be stored
     */
    void setKeyStorePassword(String keyStorePath, char[] password) throws KuraException;

    /**
     * Remembers the password of a key store.
     *
     * @throws IOException if it cannot be stored
     * @deprecated use {@link #setKeyStorePassword(String, char[])}, whose argument can be wiped
     */
    @Deprecated
    void setKeyStorePassword(String keyStorePath, String password) throws IOException;

    /**
     * SHA-1 of a text (UTF-8), in Base64; not for anything that must be secure.
     *
     * @throws NoSuchAlgorithmException if there is no such algorithm
     * @throws UnsupportedEncodingException never by this gateway
     */
    default String sha1Hash(String stringValue) throws NoSuchAlgorithmException, UnsupportedEncodingException {
        return hash(stringValue, "SHA-1");
    }

    /**
     * SHA-256 of a text (UTF-8), in Base64.
     *
     * @throws NoSuchAlgorithmException if there is no such algorithm
     * @throws UnsupportedEncodingException never by this gateway
     */
    default String sha256Hash(String stringValue) throws NoSuchAlgorithmException, UnsupportedEncodingException {
        return hash(stringValue, "SHA-256");
    }
}
