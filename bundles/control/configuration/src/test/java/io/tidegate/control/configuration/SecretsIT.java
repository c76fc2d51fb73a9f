// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.Difference;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.crypto.CryptoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/** What {@code $[secret:name]} stands for: put there by hand or by command, given to who refers to it, never shown. */
class SecretsIT {

    @TempDir
    Path data;

    @Test
    void secretThatIsSetIsGivenToWhoRefersToItAndToNobodyElse() throws Exception {
        List<AuditRecord> records = new CopyOnWriteArrayList<>();
        try (Gateway gateway = gateway()) {
            gateway.context().registerService(AuditTrail.class, new KeptTrail(records), null);
            Object other = gateway.component("other").get("component.id");

            assertThat(set(gateway, "broker", "first-marker\n")).isEqualTo("0 broker: set, given to plc1: password\n");
            Gateway.await(() -> password(gateway).equals("first-marker"));
            assertThat(set(gateway, "broker", "second-marker")).startsWith("0 broker: set");
            Gateway.await(() -> password(gateway).equals("second-marker"));

            assertThat(gateway.component("other")).containsEntry("component.id", other);
            assertThat(records).extracting(AuditRecord::action).containsExactly("secrets.set", "secrets.set");
            assertThat(records).extracting(AuditRecord::subject).containsOnly("broker");
            assertThat(records.get(0).differences()).containsExactly(Difference.secret("text", false, true));
            assertThat(records.get(1).differences()).containsExactly(Difference.secret("text", true, true));
            assertThat(Files.readString(data.resolve("keys/secrets.json"))).doesNotContain("marker");
            assertThat(gateway.health()).contains("OK");
        }
    }

    @Test
    void namesAreListedWithWhoRefersToThemAndNothingElse() throws Exception {
        try (Gateway gateway = gateway()) {
            set(gateway, "spare", "marker");

            assertThat(gateway.command("secrets", "list"))
                    .isEqualTo(
                            """
                            0 broker  MISSING  plc1: password
                            spare   nobody refers to it
                            """);
            assertThat(gateway.command("secrets", "list", "--json"))
                    .contains("\"name\" : \"broker\"", "\"set\" : false", "\"plc1: password\"")
                    .doesNotContain("marker");
        }
    }

    @Test
    void secretInUseIsOnlyRemovedByForce() throws Exception {
        try (Gateway gateway = gateway()) {
            set(gateway, "broker", "marker");

            assertThat(gateway.command("secrets", "remove", "broker"))
                    .isEqualTo("1 broker: is referred to by plc1: password; --force removes it all the same\n");
            assertThat(gateway.command("secrets", "remove", "broker", "--force"))
                    .isEqualTo("0 broker: removed\n");
            assertThat(gateway.command("secrets", "remove", "broker"))
                    .isEqualTo("1 broker: there is no secret of this name\n");
            assertThat(gateway.health()).contains("plc1: password = '$[secret:broker]' can't be resolved");
            assertThat(gateway.config("set", "plc1", "password=in-clear-$[secret:broker]"))
                    .startsWith("0 ");
            assertThat(gateway.health())
                    .contains("plc1: password = '********' can't be resolved")
                    .doesNotContain("in-clear");
        }
    }

    @Test
    void whatCantBeTakenIsRefusedInOneLine() throws Exception {
        Path empty = Files.writeString(data.resolve("empty"), "\n");
        Path binary = Files.write(data.resolve("binary"), new byte[] {(byte) 0xff, 1});
        try (Gateway gateway = gateway()) {
            assertThat(set(gateway, "a]b", "x")).startsWith("1 name 'a]b' is not allowed: ");
            assertThat(gateway.command("secrets", "set", "a", "--file", "relative"))
                    .startsWith("1 relative: name the file");
            assertThat(gateway.command("secrets", "set", "a", "--file", empty.toString()))
                    .isEqualTo("1 " + empty + ": is empty\n");
            assertThat(gateway.command("secrets", "set", "a", "--file", binary.toString()))
                    .isEqualTo("1 " + binary + ": is no text in UTF-8\n");
            assertThat(gateway.command(
                            "secrets",
                            "set",
                            "a",
                            "--file",
                            data.resolve("none").toString()))
                    .startsWith("1 " + data.resolve("none") + ": there is no such file");
            assertThat(gateway.command("secrets", "set", "a")).startsWith("2 usage:");
            assertThat(gateway.command("secrets")).startsWith("2 usage:");
            assertThat(gateway.command("secrets", "list")).doesNotContain("\na ");
        }
    }

    /** Neither by who reads a configuration, nor by the words of who judges one. */
    @Test
    void secretWithinATextIsToldAsItWasWritten() throws Exception {
        try (Gateway gateway = gateway()) {
            set(gateway, "broker", "top-marker");
            ConfigurationService service = gateway.service(ConfigurationService.class);
            String written = "u:$[secret:broker]@h";
            service.updateConfiguration("plc1", Map.of("host", written));
            gateway.awaitHost("plc1", "u:top-marker@h");
            ConfigurationValidator validator = candidate -> {
                String host = candidate.properties().get("host").toString();
                if (host.endsWith("!")) {
                    throw new IllegalStateException("bug at " + host);
                }
                return List.of(new Problem(candidate.pid(), "host", host, "a name, not " + host));
            };
            gateway.context()
                    .registerService(
                            ConfigurationValidator.class,
                            validator,
                            FrameworkUtil.asDictionary(
                                    Map.of(ConfigurationValidator.COMPONENTS, new String[] {"test.driver"})));

            assertThatThrownBy(() -> service.updateConfiguration("plc1", Map.of("port", 503)))
                    .hasMessage("plc1: host = 'u:********@h' is not allowed: a name, not u:********@h");
            assertThat(gateway.config("set", "plc1", "host=" + written + "!")).doesNotContain("top-marker");
            assertThat(service.getComponentConfiguration("plc1").getConfigurationProperties())
                    .containsEntry("host", written + "!");
            assertThat(gateway.config("show", "plc1"))
                    .contains("host = " + written)
                    .doesNotContain("top-marker");
            assertThat(gateway.config("list", "--json")).doesNotContain("top-marker");
            gateway.awaitHost("plc1", "u:top-marker@h!");
        }
    }

    /** At the start already: a text in clear must not lie there until somebody refers to it. */
    @Test
    void fileThatIsPutThereByHandIsEncryptedInPlaceAtTheStart() throws Exception {
        Path file = Files.createDirectories(data.resolve("keys")).resolve("secrets.json");
        Files.writeString(file, "{\"nobody\": \"marker\"}");
        try (Gateway gateway = gateway()) {
            Gateway.await(() -> !Files.readString(file).contains("marker"));
            assertThat(gateway.command("secrets", "list")).contains("nobody  nobody refers to it");
        }
    }

    @Test
    void fileThatBreaksTheFormIsNamedWithThePlaceAndWithoutWhatStandsThere() throws Exception {
        Path file = Files.createDirectories(data.resolve("keys")).resolve("secrets.json");
        String broken = "{\"broker\": \"marker\",\n \"other\": marker}";
        Files.writeString(file, broken);
        try (Gateway gateway = gateway()) {
            assertThat(gateway.health()).contains(file + ": line 2, column ").doesNotContain("marker");
            assertThat(gateway.command("secrets", "list"))
                    .startsWith("1 the secrets can't be read: " + file + ": line 2, column ")
                    .doesNotContain("marker");
            assertThat(set(gateway, "broker", "x")).startsWith("1 the secrets can't be changed, all is as it was: ");
            assertThat(Files.readString(file)).isEqualTo(broken);
        }
    }

    private String set(Gateway gateway, String name, String text) throws Exception {
        Path file = Files.writeString(data.resolve("text"), text);
        return gateway.command("secrets", "set", name, "--file", file.toString());
    }

    private Gateway gateway() throws Exception {
        Gateway gateway = new Gateway(data).configured();
        gateway.installDriver();
        ConfigurationService service = gateway.service(ConfigurationService.class);
        service.createFactoryConfiguration(
                "test.driver", "plc1", Map.of("host", "a", "password", "$[secret:broker]"), true);
        service.createFactoryConfiguration("test.driver", "other", Map.of("host", "o"), true);
        gateway.awaitHost("plc1", "a");
        gateway.awaitHost("other", "o");
        return gateway;
    }

    private static String password(Gateway gateway) throws KuraException {
        Object text = gateway.component("plc1").get("password");
        return new String(
                gateway.service(CryptoService.class).decryptAes(text.toString().toCharArray()));
    }
}
