// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.kura;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Texts as a gateway that runs Kura 5 encrypts them: whole snapshots, and the passwords within. */
final class KuraText {

    private KuraText() {}

    static String encrypt(String key, String text) throws GeneralSecurityException {
        byte[] vector = new byte[12];
        new SecureRandom().nextBytes(vector);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, vector).doFinal(text.getBytes(StandardCharsets.UTF_8));
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(vector) + "-" + base64.encodeToString(sealed);
    }

    static String decrypt(String key, String text) throws GeneralSecurityException {
        int dash = text.indexOf('-');
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] vector = base64.decode(text.substring(0, dash));
        byte[] clear = cipher(Cipher.DECRYPT_MODE, key, vector).doFinal(base64.decode(text.substring(dash + 1)));
        return new String(clear, StandardCharsets.UTF_8);
    }

    private static Cipher cipher(int mode, String key, byte[] vector) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"),
                new GCMParameterSpec(128, vector));
        return cipher;
    }
}
