// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.crypto;

import io.tidegate.api.secrets.KeyReplacement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.BadPaddingException;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts with a key that the gateway made itself and keeps in {@code <data>/keys/master.key}. Needs no configuration,
 * since configuration needs it. A key file that can't be used leaves the service there but every call failing with the
 * reason, so that the gateway starts and can tell.
 */
@Component(
        name = "org.eclipse.kura.crypto.CryptoService",
        service = {CryptoService.class, KeyReplacement.class, HealthCheck.class},
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            "kura.service.pid=org.eclipse.kura.crypto.CryptoService",
            "kura.ui.service.hide:Boolean=true",
            "hc.name=Crypto"
        })
public final class KeyFileCryptoService implements CryptoService, KeyReplacement, HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFileCryptoService.class);
    private static final String FIRST_KEY_STORE_PASSWORD = "changeit";

    private final Path folder;
    private final KeyStorePasswords keyStores;
    private KeyRing keys;
    private String fault = "not started";
    private boolean stopped;

    @Activate
    public KeyFileCryptoService(BundleContext context) {
        this(Path.of(context.getProperty("tidegate.data")));
    }

    KeyFileCryptoService(Path data) {
        folder = data.resolve("keys");
        keyStores = new KeyStorePasswords(folder);
    }

    @Activate
    void start() {
        try {
            keys = KeyRing.load(folder);
            fault = "";
        } catch (IOException e) {
            fault = e instanceof AccessDeniedException
                    ? e.getMessage() + ": no permission; the folder must belong to the user that the gateway runs as"
                    : e.getMessage();
            LOG.error("No password can be read or stored: {}", fault);
        }
    }

    /** Its successor has read the keys; changing them under it is not this one's any more. */
    @Deactivate
    synchronized void stop() {
        stopped = true;
    }

    @Override
    public Result execute() {
        if (!fault.isEmpty()) {
            return new Result(Result.Status.CRITICAL, fault);
        }
        return keys.pending()
                ? new Result(
                        Result.Status.WARN,
                        "the key is being replaced, the old one and the new one are in force; the next start goes on with it, and"
                                + " 'secrets rekey' does so now")
                : new Result(Result.Status.OK, "the key is there");
    }

    // ---- the key's replacement

    @Override
    public boolean pending() {
        return fault.isEmpty() && keys.pending();
    }

    @Override
    public synchronized void begin() throws IOException {
        changeable().begin();
    }

    @Override
    public String renewed(String text) throws KuraException {
        try {
            return keys().renewed(text);
        } catch (GeneralSecurityException e) {
            throw new KuraException(
                    KuraErrorCode.DECODER_ERROR, e, "can't decrypt with this gateway's key: " + e.getMessage());
        }
    }

    @Override
    public synchronized void finish() throws IOException {
        KeyRing changed = changeable();
        if (changed.pending()) {
            keyStores.renew(changed);
            changed.finish();
        }
    }

    private KeyRing changeable() throws IOException {
        if (stopped || !fault.isEmpty()) {
            throw new IOException(stopped ? "the crypto service was replaced meanwhile" : fault);
        }
        return keys;
    }

    // ---- texts

    @Override
    public char[] encryptAes(char[] value) throws KuraException {
        try {
            return keys().encrypt(value).toCharArray();
        } catch (GeneralSecurityException e) {
            throw new KuraException(KuraErrorCode.ENCODE_ERROR, e, "can't encrypt: " + e.getMessage());
        }
    }

    /** No text stays no text, as in Kura: a password that was never set. */
    @Override
    public char[] decryptAes(char[] encrypted) throws KuraException {
        if (encrypted.length == 0) {
            return encrypted;
        }
        try {
            return keys().decrypt(new String(encrypted));
        } catch (GeneralSecurityException e) {
            throw new KuraException(
                    KuraErrorCode.DECODER_ERROR, e, "can't decrypt with this gateway's key: " + e.getMessage());
        }
    }

    @Override
    @Deprecated
    public String encryptAes(String value) throws InvalidKeyException {
        try {
            return keys().encrypt(value.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException("can't encrypt: " + e.getMessage(), e);
        }
    }

    @Override
    @Deprecated
    public String decryptAes(String encrypted) throws InvalidKeyException, BadPaddingException {
        if (encrypted.isEmpty()) {
            return encrypted;
        }
        try {
            return new String(keys().decrypt(encrypted));
        } catch (InvalidKeyException | BadPaddingException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException("can't decrypt with this gateway's key: " + e.getMessage(), e);
        }
    }

    /** The digest in Base64, as Kura gives it. */
    @Override
    public String hash(String text, String algorithm) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }

    /** Null stays null. */
    @Override
    public String encodeBase64(String text) {
        return text == null ? null : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Null stays null. */
    @Override
    public String decodeBase64(String text) {
        return text == null ? null : new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    /**
     * The password stored for the key store, or null if there is none or it can't be read. As long as none was ever stored it
     * is the one that key stores come with.
     */
    @Override
    public char[] getKeyStorePassword(String keyStorePath) {
        if (!keyStores.any()) {
            return FIRST_KEY_STORE_PASSWORD.toCharArray();
        }
        try {
            return keyStores.get(keyStorePath, keys());
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("{}: its password can't be read: {}", keyStorePath, e.getMessage());
            return null;
        }
    }

    @Override
    public void setKeyStorePassword(String keyStorePath, char[] password) throws KuraException {
        try {
            keyStores.set(keyStorePath, password, keys());
        } catch (IOException | GeneralSecurityException e) {
            throw new KuraException(
                    KuraErrorCode.ENCODE_ERROR, e, keyStorePath + ": its password can't be stored: " + e.getMessage());
        }
    }

    @Override
    @Deprecated
    public void setKeyStorePassword(String keyStorePath, String password) throws IOException {
        try {
            setKeyStorePassword(keyStorePath, password.toCharArray());
        } catch (KuraException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public boolean isFrameworkSecure() {
        return false;
    }

    private KeyRing keys() throws InvalidKeyException {
        if (!fault.isEmpty()) {
            throw new InvalidKeyException(fault);
        }
        return keys;
    }
}
