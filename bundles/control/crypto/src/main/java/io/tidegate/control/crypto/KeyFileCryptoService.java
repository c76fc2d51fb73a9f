// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.crypto;

import io.tidegate.lib.io.DurableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Properties;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts with a key that the gateway made itself and keeps in {@code <data>/keys/master.key}. Needs no configuration,
 * since configuration needs it. A key file that can't be used leaves the service there but every call failing with the
 * reason, so that the gateway starts and can tell.
 */
@Component(
        name = "org.eclipse.kura.crypto.CryptoService",
        service = {CryptoService.class, HealthCheck.class},
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            "kura.service.pid=org.eclipse.kura.crypto.CryptoService",
            "kura.ui.service.hide:Boolean=true",
            "hc.name=Crypto"
        })
public final class KeyFileCryptoService implements CryptoService, HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFileCryptoService.class);
    private static final String FIRST_KEY_STORE_PASSWORD = "changeit";

    private final Path folder;
    private AesText aes;
    private String fault = "not started";

    @Activate
    public KeyFileCryptoService(BundleContext context) {
        this(Path.of(context.getProperty("tidegate.data")));
    }

    KeyFileCryptoService(Path data) {
        folder = data.resolve("keys");
    }

    @Activate
    void start() {
        try {
            aes = new AesText(MasterKey.loadOrCreate(folder.resolve("master.key")));
            fault = "";
        } catch (IOException e) {
            fault = e instanceof AccessDeniedException
                    ? e.getMessage() + ": no permission; the folder must belong to the user that the gateway runs as"
                    : e.getMessage();
            LOG.error("No password can be read or stored: {}", fault);
        }
    }

    @Override
    public Result execute() {
        return fault.isEmpty()
                ? new Result(Result.Status.OK, "the key is there")
                : new Result(Result.Status.CRITICAL, fault);
    }

    @Override
    public char[] encryptAes(char[] value) throws KuraException {
        try {
            return aes().encrypt(value).toCharArray();
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
            return aes().decrypt(new String(encrypted));
        } catch (GeneralSecurityException e) {
            throw new KuraException(
                    KuraErrorCode.DECODER_ERROR, e, "can't decrypt with this gateway's key: " + e.getMessage());
        }
    }

    @Override
    @Deprecated
    public String encryptAes(String value) throws InvalidKeyException {
        try {
            return aes().encrypt(value.toCharArray());
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
            return new String(aes().decrypt(encrypted));
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
    public synchronized char[] getKeyStorePassword(String keyStorePath) {
        if (!Files.exists(keyStoresFile())) {
            return FIRST_KEY_STORE_PASSWORD.toCharArray();
        }
        try {
            String encrypted = keyStores().getProperty(keyStorePath);
            return encrypted == null ? null : aes().decrypt(encrypted);
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("{}: its password can't be read: {}", keyStorePath, e.getMessage());
            return null;
        }
    }

    @Override
    public synchronized void setKeyStorePassword(String keyStorePath, char[] password) throws KuraException {
        try {
            Properties known = keyStores();
            known.setProperty(keyStorePath, aes().encrypt(password));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            known.store(bytes, null);
            DurableFiles.write(keyStoresFile(), bytes.toByteArray());
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

    private AesText aes() throws InvalidKeyException {
        if (!fault.isEmpty()) {
            throw new InvalidKeyException(fault);
        }
        return aes;
    }

    private Path keyStoresFile() {
        return folder.resolve("keystores.properties");
    }

    private Properties keyStores() throws IOException {
        Properties known = new Properties();
        if (Files.exists(keyStoresFile())) {
            try (InputStream in = Files.newInputStream(keyStoresFile())) {
                known.load(in);
            }
        }
        return known;
    }
}
