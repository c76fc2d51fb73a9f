// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES/GCM over text, in the form {@code base64(iv)-base64(ciphertext and tag)}. Thread-safe. */
final class AesText {

    private static final String HASH = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    AesText(SecretKey key) {
        this.key = key;
    }

    String encrypt(char[] clear) throws GeneralSecurityException {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        return encrypt(clear, iv);
    }

    /**
     * The clear text of a text under another key, the same each time. The vector is the other text's keyed hash: as good as
     * drawn by lot, and never used for two clear texts.
     */
    String encryptInPlaceOf(String other, char[] clear) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HASH);
        mac.init(new SecretKeySpec(key.getEncoded(), HASH));
        return encrypt(clear, Arrays.copyOf(mac.doFinal(other.getBytes(StandardCharsets.UTF_8)), IV_BYTES));
    }

    private String encrypt(char[] clear, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
        byte[] sealed = cipher.doFinal(new String(clear).getBytes(StandardCharsets.UTF_8));
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(iv) + "-" + base64.encodeToString(sealed);
    }

    /** @throws GeneralSecurityException if the text is not of this form, or not of this key */
    char[] decrypt(String text) throws GeneralSecurityException {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new GeneralSecurityException("not an encrypted text");
        }
        byte[] iv;
        byte[] sealed;
        try {
            iv = Base64.getDecoder().decode(text.substring(0, dash));
            sealed = Base64.getDecoder().decode(text.substring(dash + 1));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not an encrypted text", e);
        }
        if (iv.length != IV_BYTES || sealed.length < TAG_BITS / 8) {
            throw new GeneralSecurityException(
                    "not an encrypted text: " + iv.length + " bytes before the dash, " + sealed.length + " behind it");
        }
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
        return new String(cipher.doFinal(sealed), StandardCharsets.UTF_8).toCharArray();
    }
}
