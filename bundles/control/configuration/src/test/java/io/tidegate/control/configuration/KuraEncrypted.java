// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a text as a Kura 5 gateway does, without any class of the bundle under test. Can be run alone to make the encrypted
 * form of a snapshot: {@code java KuraEncrypted.java <key> < snapshot.xml > snapshot_encrypted.xml}.
 */
final class KuraEncrypted {

    private KuraEncrypted() {}

    public static void main(String[] arguments) throws Exception {
        String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(encrypt(arguments[0], text));
    }

    static String encrypt(String key, String text) throws GeneralSecurityException {
        byte[] vector = new byte[12];
        new SecureRandom().nextBytes(vector);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"),
                new GCMParameterSpec(128, vector));
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(vector) + "-"
                + base64.encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
