// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyReplacementTest {

    @TempDir
    Path data;

    @Test
    void betweenBeginAndFinishBothKeysDecryptAndTheNewOneEncrypts() throws Exception {
        KeyFileCryptoService service = started();
        String old = encrypted(service, "old");
        assertThat(service.pending()).isFalse();

        service.begin();

        for (KeyFileCryptoService each : List.of(service, started())) {
            assertThat(each.pending()).isTrue();
            assertThat(each.execute().getStatus()).isEqualTo(Result.Status.WARN);
            assertThat(decrypted(each, old)).isEqualTo("old");
            String made = encrypted(each, "new");
            assertThat(each.renewed(made)).isEqualTo(made);
        }
    }

    @Test
    void afterTheEndNothingOfTheOldKeyIsLeftOnDisk() throws Exception {
        KeyFileCryptoService service = started();
        String line = Files.readString(file("master.key"));
        String old = encrypted(service, "old");
        service.setKeyStorePassword("/a/https.ks", "hidden".toCharArray());
        service.begin();
        String renewed = service.renewed(old);

        service.finish();

        assertThat(service.pending()).isFalse();
        assertThat(service.execute().getStatus()).isEqualTo(Result.Status.OK);
        KeyFileCryptoService next = started();
        assertThatThrownBy(() -> decrypted(next, old)).isInstanceOf(KuraException.class);
        assertThat(decrypted(next, renewed)).isEqualTo("old");
        assertThat(next.getKeyStorePassword("/a/https.ks")).isEqualTo("hidden".toCharArray());
        assertThat(data.resolve("keys").toFile().list())
                .containsExactlyInAnyOrder("master.key", "keystores.properties");
        assertThat(Files.readString(file("master.key"))).isNotEqualTo(line);
        assertThat(Files.getPosixFilePermissions(file("master.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** Components hold the older text until they are given the newer one. */
    @Test
    void oldTextsAreReadUntilTheNextStart() throws Exception {
        KeyFileCryptoService service = started();
        String old = encrypted(service, "old");
        service.begin();
        service.finish();

        assertThat(decrypted(service, old)).isEqualTo("old");
        assertThat(decrypted(started(), service.renewed(old))).isEqualTo("old");
    }

    /** What was equal before must be equal after, whatever was cut off in between. */
    @Test
    void textIsRenewedToTheSameEachTime() throws Exception {
        KeyFileCryptoService service = started();
        String old = encrypted(service, "old");
        service.begin();
        String renewed = service.renewed(old);

        assertThat(started().renewed(old)).isEqualTo(renewed).isNotEqualTo(old);
        assertThat(service.renewed(renewed)).isEqualTo(renewed);
        assertThat(decrypted(service, renewed)).isEqualTo("old");
        assertThatThrownBy(() -> service.renewed("AAAAAAAAAAAAAAAA-AAAAAAAAAAAAAAAAAAAAAAAA"))
                .isInstanceOf(KuraException.class);
    }

    @Test
    void replacementThatIsPendingIsGoneOnWith() throws Exception {
        KeyFileCryptoService service = started();
        service.begin();
        String line = Files.readString(file("master.key.next"));

        service.begin();
        started().begin();

        assertThat(Files.readString(file("master.key.next"))).isEqualTo(line);
    }

    @Test
    void replacedServiceLeavesTheKeysToItsSuccessor() throws Exception {
        KeyFileCryptoService service = started();
        service.begin();
        service.stop();

        assertThatThrownBy(service::finish).isInstanceOf(IOException.class).hasMessageContaining("replaced");
        assertThat(started().pending()).isTrue();
    }

    /** The end may come while a successor is there already that knows both keys. */
    @Test
    void successorOfAnEndedReplacementEndsItToo() throws Exception {
        KeyFileCryptoService service = started();
        service.begin();
        KeyFileCryptoService successor = started();
        service.finish();

        successor.finish();

        assertThat(successor.pending()).isFalse();
        assertThat(decrypted(started(), encrypted(successor, "a"))).isEqualTo("a");
    }

    @Test
    void newKeyCountsWhenTheOldOneIsLost() throws Exception {
        KeyFileCryptoService service = started();
        service.begin();
        String text = encrypted(service, "new");
        Files.delete(file("master.key"));

        assertThat(decrypted(started(), text)).isEqualTo("new");
        assertThat(file("master.key.next")).doesNotExist();
    }

    @Test
    void damagedNewKeyIsReportedAndLeftAlone() throws Exception {
        started().begin();
        Files.writeString(file("master.key.next"), "damaged");

        KeyFileCryptoService service = started();

        assertThat(service.execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(service.execute().toString()).contains("master.key.next");
        assertThatThrownBy(service::begin).isInstanceOf(IOException.class);
        assertThat(Files.readString(file("master.key.next"))).isEqualTo("damaged");
    }

    @Test
    void keyStorePasswordThatNoKeyOpensStaysAsItIs() throws Exception {
        started().setKeyStorePassword("/a/https.ks", "hidden".toCharArray());
        String line = Files.readString(file("keystores.properties")).replace("/a/https.ks", "/a/other.ks");
        Files.delete(file("master.key"));
        Files.writeString(file("keystores.properties"), line);
        KeyFileCryptoService service = started();
        service.setKeyStorePassword("/a/mine.ks", "mine".toCharArray());
        service.begin();
        service.finish();

        assertThat(started().getKeyStorePassword("/a/mine.ks")).isEqualTo("mine".toCharArray());
        assertThat(Files.readString(file("keystores.properties")))
                .contains(line.substring(line.indexOf("/a/other.ks")).strip());
    }

    private static String encrypted(KeyFileCryptoService service, String clear) throws KuraException {
        return new String(service.encryptAes(clear.toCharArray()));
    }

    private static String decrypted(KeyFileCryptoService service, String text) throws KuraException {
        return new String(service.decryptAes(text.toCharArray()));
    }

    private Path file(String name) {
        return data.resolve("keys").resolve(name);
    }

    private KeyFileCryptoService started() {
        KeyFileCryptoService service = new KeyFileCryptoService(data);
        service.start();
        return service;
    }
}
