// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.util.Base64;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileCryptoServiceTest {

    @TempDir
    Path data;

    @Test
    void encryptedTextIsReadAgainAfterARestart() throws Exception {
        char[] encrypted = started().encryptAes("s3cret é 水".toCharArray());

        assertThat(started().decryptAes(encrypted)).isEqualTo("s3cret é 水".toCharArray());
    }

    @Test
    void textFormIsThatOfKura() throws Exception {
        String[] parts = new String(started().encryptAes("abc".toCharArray())).split("-", 2);

        assertThat(Base64.getDecoder().decode(parts[0])).hasSize(12);
        assertThat(Base64.getDecoder().decode(parts[1])).hasSize(3 + 16);
    }

    @Test
    void sameTextNeverLooksTheSameTwice() throws Exception {
        KeyFileCryptoService service = started();

        assertThat(service.encryptAes("a".toCharArray())).isNotEqualTo(service.encryptAes("a".toCharArray()));
    }

    @Test
    void onlyTheOwnerMayReadTheKey() throws Exception {
        started();

        assertThat(Files.getPosixFilePermissions(data.resolve("keys")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(key())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** A new key in the place of a damaged one would make every stored password unreadable for good. */
    @Test
    void damagedKeyFileIsReportedAndNeverOverwritten() throws Exception {
        started();
        String damaged = Files.readString(key()).substring(0, 30);
        Files.writeString(key(), damaged);

        KeyFileCryptoService service = started();

        assertThat(service.execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(service.execute().toString()).contains("master.key").contains("damaged");
        assertThatThrownBy(() -> service.encryptAes("a".toCharArray())).isInstanceOf(KuraException.class);
        assertThat(Files.readString(key())).isEqualTo(damaged);
    }

    @Test
    void flippedCharacterInTheKeyIsNoticed() throws Exception {
        started();
        String text = Files.readString(key());
        char at20 = text.charAt(20);
        Files.writeString(key(), text.substring(0, 20) + (at20 == 'A' ? 'B' : 'A') + text.substring(21));

        assertThat(started().execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
    }

    @Test
    void textOfAnotherKeyOrClearTextIsRefused() throws Exception {
        KeyFileCryptoService service = started();
        char[] encrypted = service.encryptAes("abc".toCharArray());
        Files.delete(key());

        assertThatThrownBy(() -> started().decryptAes(encrypted)).isInstanceOf(KuraException.class);
        assertThatThrownBy(() -> service.decryptAes("clear-text".toCharArray())).isInstanceOf(KuraException.class);
        assertThatThrownBy(() -> service.decryptAes("clear".toCharArray())).isInstanceOf(KuraException.class);
        assertThatThrownBy(() -> service.decryptAes("AAAABBBBCCCCDDDD-c2hvcnQ=".toCharArray()))
                .isInstanceOf(KuraException.class);
    }

    @Test
    void keyStorePasswordsAreKeptEncrypted() throws Exception {
        started().setKeyStorePassword("/a/https.ks", "hidden".toCharArray());

        assertThat(started().getKeyStorePassword("/a/https.ks")).isEqualTo("hidden".toCharArray());
        assertThat(started().getKeyStorePassword("/a/other.ks")).isNull();
        assertThat(Files.readString(data.resolve("keys/keystores.properties"))).doesNotContain("hidden");
    }

    @Test
    void hashIsTheDigestInBase64() throws Exception {
        assertThat(started().hash("abc", "SHA-256")).isEqualTo("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assertThat(started().decodeBase64(started().encodeBase64("水"))).isEqualTo("水");
    }

    /** Components written for Kura pass on what they have, also when nothing was ever set. */
    @Test
    void whatWasNeverSetIsNoError() throws Exception {
        KeyFileCryptoService service = started();

        assertThat(service.decryptAes(new char[0])).isEmpty();
        assertThat(oldDecrypt(service, "")).isEmpty();
        assertThat(service.encodeBase64(null)).isNull();
        assertThat(service.decodeBase64(null)).isNull();
        assertThat(service.getKeyStorePassword("/a/https.ks")).isEqualTo("changeit".toCharArray());
    }

    @Test
    void deprecatedMethodsDoTheSame() throws Exception {
        KeyFileCryptoService service = started();

        assertThat(oldDecrypt(service, oldEncrypt(service, "abc"))).isEqualTo("abc");
        assertThat(service.decryptAes(oldEncrypt(service, "abc").toCharArray())).isEqualTo("abc".toCharArray());
        assertThatThrownBy(() -> oldDecrypt(service, "clear")).isInstanceOf(InvalidKeyException.class);
        oldSetKeyStorePassword(service, "/a/https.ks", "hidden");
        assertThat(service.getKeyStorePassword("/a/https.ks")).isEqualTo("hidden".toCharArray());
        assertThat(service.sha1Hash("abc")).isEqualTo("qZk+NkcGgWq6PiVxeFDCbJzQ2J0=");
        assertThat(service.sha256Hash("abc")).isEqualTo("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    @SuppressWarnings("deprecation") // what it is about
    private static String oldEncrypt(KeyFileCryptoService service, String text) throws Exception {
        return service.encryptAes(text);
    }

    @SuppressWarnings("deprecation")
    private static String oldDecrypt(KeyFileCryptoService service, String text) throws Exception {
        return service.decryptAes(text);
    }

    @SuppressWarnings("deprecation")
    private static void oldSetKeyStorePassword(KeyFileCryptoService service, String path, String password)
            throws Exception {
        service.setKeyStorePassword(path, password);
    }

    private Path key() {
        return data.resolve("keys/master.key");
    }

    private KeyFileCryptoService started() {
        KeyFileCryptoService service = new KeyFileCryptoService(data);
        service.start();
        return service;
    }
}
