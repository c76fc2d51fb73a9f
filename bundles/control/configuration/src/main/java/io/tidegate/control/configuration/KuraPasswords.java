// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.kura.KuraException;

/**
 * The forms in which passwords stand in snapshots. Marked as encrypted: the cipher text, the cipher text in Base64, or the
 * clear text in Base64, which is how Kura's first snapshot has them. Not marked: in Base64, or in clear.
 */
final class KuraPasswords implements SnapshotReader.Passwords {

    /** What becomes of a cipher text. */
    @FunctionalInterface
    private interface Cipher {
        Encrypted take(String text) throws KuraException;
    }

    private final Secrets secrets;
    private final Cipher cipher;

    private KuraPasswords(Secrets secrets, Cipher cipher) {
        this.secrets = secrets;
        this.cipher = cipher;
    }

    /** Of the gateway's own snapshots: cipher texts are taken as they are. */
    static KuraPasswords own(Secrets secrets) {
        return new KuraPasswords(secrets, Encrypted::new);
    }

    /**
     * Of a snapshot from elsewhere.
     *
     * @param key that of the gateway which wrote it, or null if nobody gave one
     */
    static KuraPasswords foreign(Secrets secrets, KuraCipher key) {
        return new KuraPasswords(secrets, text -> {
            if (secrets.isSealed(text)) {
                return new Encrypted(text);
            }
            if (key == null) {
                throw new IllegalArgumentException("is encrypted: give the key of the gateway that wrote the snapshot");
            }
            return secrets.seal(key.decrypt(text));
        });
    }

    @Override
    public Encrypted read(String text, boolean encrypted) throws KuraException {
        String stripped = text.strip();
        if (encrypted && KuraCipher.isCipherText(stripped)) {
            return cipher.take(stripped);
        }
        String inner = decoded(stripped);
        if (inner == null && encrypted) {
            throw new IllegalArgumentException("is neither encrypted nor Base64");
        }
        if (encrypted && KuraCipher.isCipherText(inner)) {
            return cipher.take(inner);
        }
        return secrets.seal(inner == null ? text : inner);
    }

    /** What a text says in Base64, or null if that is no text. */
    private static String decoded(String base64) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
                    .toString();
            return text.chars().anyMatch(Character::isISOControl) ? null : text;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }
}
