// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Texts encrypted as Kura 5 does: AES/GCM, {@code base64(vector)-base64(ciphertext and tag)}, by the key of one gateway. */
final class KuraCipher {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{16}-[A-Za-z0-9+/]+={0,2}");
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int VECTOR_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;

    /** @throws IllegalArgumentException if the text can't be a key */
    KuraCipher(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        if (!Set.of(16, 24, 32).contains(bytes.length)) {
            throw new IllegalArgumentException("the key has " + bytes.length + " bytes: 16, 24 or 32 are needed");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /** Whether the text looks encrypted. */
    static boolean isCipherText(String text) {
        return FORM.matcher(text).matches();
    }

    /** @throws IllegalArgumentException if the text is not of this key */
    String decrypt(String text) {
        int dash = text.indexOf('-');
        try {
            byte[] vector = Base64.getDecoder().decode(text.substring(0, dash));
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, vector));
            byte[] sealed = Base64.getDecoder().decode(text.substring(dash + 1));
            if (sealed.length < TAG_BITS / 8) {
                throw new IllegalArgumentException("is encrypted, but cut off");
            }
            byte[] clear = cipher.doFinal(sealed);
            return new String(clear, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalArgumentException("is encrypted with another key than the one given", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("can't be decrypted: it is cut off or changed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("can't be decrypted: " + e.getMessage(), e);
        }
    }

    String encrypt(String clear) {
        byte[] vector = new byte[VECTOR_BYTES];
        new SecureRandom().nextBytes(vector);
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, vector));
            byte[] sealed = cipher.doFinal(clear.getBytes(StandardCharsets.UTF_8));
            Base64.Encoder base64 = Base64.getEncoder();
            return base64.encodeToString(vector) + "-" + base64.encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
