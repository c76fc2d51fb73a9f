// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.api.configuration.history.ConfigurationHistory;
import io.tidegate.api.configuration.sources.ConfigurationSources;
import io.tidegate.api.configuration.sources.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.crypto.CryptoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/** One configuration for many gateways: what differs between them is a variable, in a framework with real components. */
class EnvironmentIT {

    private static final String VARIABLES = GatewayVariables.PID;
    private static final String FILE = "config/a.json";

    @TempDir
    Path data;

    @Test
    void componentIsGivenWhatTheVariablesStandForInItsTypes() throws Exception {
        try (Gateway gateway = started()) {
            set(gateway, Map.of("line", "7", "port", 1502, "unit", 3L, "code", "c7"));
            service(gateway)
                    .createFactoryConfiguration(
                            "test.driver",
                            "plc1",
                            Map.of(
                                    "host",
                                    "$[gateway:id].$[gateway:environment].line$[gateway:line]",
                                    "port",
                                    "$[gateway:port]",
                                    "units",
                                    new String[] {"1", "$[gateway:unit]"},
                                    "names",
                                    new String[] {"a", "b$[gateway:line]"},
                                    "password",
                                    new Password("x-$[gateway:code]")),
                            true);

            Map<String, Object> plc1 = Gateway.await(() -> gateway.component("plc1"));

            assertThat(plc1)
                    .containsEntry("host", "gw-1.test.line7")
                    .containsEntry("port", 1502)
                    .containsEntry("units", new Integer[] {1, 3})
                    .containsEntry("names", new String[] {"a", "b7"});
            assertThat(opened(gateway, plc1)).isEqualTo("x-c7");
            ComponentConfiguration view = service(gateway).getComponentConfiguration(VARIABLES);
            assertThat(view.getDefinition().getAD()).extracting(AD::getId).containsExactly("id", "environment");
            assertThat(view.getConfigurationProperties())
                    .containsEntry("id", "gw-1")
                    .containsEntry("environment", "test")
                    .containsEntry("line", "7");
        }
    }

    @Test
    void changedVariableReachesWhoRefersToItAndNobodyElse() throws Exception {
        try (Gateway gateway = started()) {
            set(gateway, Map.of("line", "7", "hall", "2"));
            create(gateway, "plc1", Map.of("host", "line$[gateway:line]", "units", List.of("1")));
            create(gateway, "plc2", Map.of("host", "hall$[gateway:hall]"));
            create(gateway, "plc3", Map.of("host", "line7"));
            gateway.awaitHost("plc1", "line7");
            gateway.awaitHost("plc2", "hall2");
            gateway.awaitHost("plc3", "line7");
            Object second = gateway.component("plc2").get("component.id");
            Object third = gateway.component("plc3").get("component.id");

            assertThat(gateway.config("set", VARIABLES, "line=8")).startsWith("0 ");

            gateway.awaitHost("plc1", "line8");
            assertThat(gateway.component("plc2")).containsEntry("component.id", second);
            assertThat(gateway.component("plc3")).containsEntry("component.id", third);
            Object first = gateway.component("plc1").get("component.id");
            set(gateway, Map.of("roof", "flat"));
            set(gateway, Map.of("hall", "3"));
            gateway.awaitHost("plc2", "hall3");
            assertThat(gateway.component("plc1")).containsEntry("component.id", first);
        }
    }

    @Test
    void variableThatDoesNotSuitAComponentIsRefusedAndNothingChanges() throws Exception {
        try (Gateway gateway = started()) {
            ConfigurationValidator validator =
                    candidate -> candidate.properties().get("host").equals("line13")
                            ? List.of(new Problem(candidate.pid(), "host", "line13", "there is no line 13"))
                            : List.of();
            gateway.context()
                    .registerService(
                            ConfigurationValidator.class,
                            validator,
                            FrameworkUtil.asDictionary(Map.of(ConfigurationValidator.COMPONENTS, "test.driver")));
            set(gateway, Map.of("line", "7", "port", 502));
            create(gateway, "plc1", Map.of("host", "line$[gateway:line]", "port", "$[gateway:port]"));
            Object id = Gateway.await(() -> gateway.component("plc1")).get("component.id");
            var snapshots = service(gateway).getSnapshots();

            assertThatThrownBy(() -> set(gateway, Map.of("port", 70000, "line", "8")))
                    .isInstanceOf(KuraException.class)
                    .hasMessage("plc1: port = '$[gateway:port]' is not allowed: a whole number from 1 to 65535;"
                            + " here it stands for '70000'");
            assertThatThrownBy(() -> set(gateway, Map.of("line", "13")))
                    .hasMessage("plc1: host = 'line13' is not allowed: there is no line 13");
            assertThatThrownBy(() -> set(gateway, Map.of("line", "$[secret:x]", "9", "a")))
                    .hasMessageContaining("line = '$[secret:x]' is not allowed: a variable may refer to $[env:NAME]")
                    .hasMessageContaining("9 = 'a' is not allowed: a variable's name");
            assertThat(gateway.config("set", VARIABLES, "environment=No"))
                    .startsWith("1 " + VARIABLES + ": environment = 'No' is not allowed: small letters");

            assertThat(service(gateway).getSnapshots()).isEqualTo(snapshots);
            assertThat(gateway.component("plc1"))
                    .containsEntry("component.id", id)
                    .containsEntry("host", "line7")
                    .containsEntry("port", 502);
        }
    }

    /** One change may set a variable and who needs it; each alone would be refused. */
    @Test
    void componentAndVariableOfOneChangeAreJudgedTogether() throws Exception {
        try (Gateway gateway = started()) {
            set(gateway, Map.of("port", 502, "mode", "TCP"));
            create(gateway, "plc1", Map.of("host", "a", "port", "$[gateway:port]"));

            service(gateway)
                    .updateConfigurations(List.of(
                            new View("plc1", null, Map.of("port", "$[gateway:mode]")),
                            new View(VARIABLES, null, Map.of("mode", 503))));

            Gateway.await(
                    () -> Integer.valueOf(503).equals(gateway.component("plc1").get("port")));
        }
    }

    @Test
    void variablesGoBackByRollbackAndOverARestart() throws Exception {
        try (Gateway gateway = started()) {
            ConfigurationHistory history = gateway.service(ConfigurationHistory.class);
            set(gateway, Map.of("line", "7"));
            create(gateway, "plc1", Map.of("host", "line$[gateway:line]"));
            long seven = history.history().get(0).id();
            set(gateway, Map.of("line", "8"));
            gateway.awaitHost("plc1", "line8");

            assertThat(gateway.config("diff", "" + seven)).isEqualTo("0 " + VARIABLES + ": line: 7 -> 8\n");
            history.rollback(seven, List.of(VARIABLES));
            gateway.awaitHost("plc1", "line7");
            long again = history.history().get(0).id();
            set(gateway, Map.of("line", "9"));
            gateway.awaitHost("plc1", "line9");
            history.rollback(again, List.of());
            gateway.awaitHost("plc1", "line7");
        }
        try (Gateway gateway = started()) {
            gateway.awaitHost("plc1", "line7");
        }
    }

    @Test
    void missingVariableIsToldAndHealsWhenItIsSet() throws Exception {
        try (Gateway gateway = started()) {
            create(gateway, "plc1", Map.of("host", "a", "port", "$[gateway:port]"));

            assertThat(Gateway.await(() -> gateway.component("plc1"))).containsEntry("port", 502);
            assertThat(gateway.health())
                    .contains("plc1: port = '$[gateway:port]' can't be resolved: the gateway has no variable port");

            set(gateway, Map.of("port", 503));

            Gateway.await(
                    () -> Integer.valueOf(503).equals(gateway.component("plc1").get("port")));
            assertThat(gateway.health()).doesNotContain("can't be resolved");
        }
    }

    @Test
    void fileSaysTheVariablesAndRefersToThem() throws Exception {
        Files.createDirectories(data.resolve("config"));
        Files.writeString(
                data.resolve("config/line.json"),
                """
                {"io.tidegate.control.configuration.gateway": {"line": 7, "port": 1502},
                 "test.driver~plc1": {"host": "line$[gateway:line]", "port": "$[gateway:port]",
                                      "units": [1, "$[gateway:line]"]},
                 "other": {"names:Integer[]": [1, "$[gateway:line]"]}}
                """);
        try (Gateway gateway = started()) {
            Map<String, Object> plc1 = Gateway.await(() -> gateway.component("plc1"));

            assertThat(plc1)
                    .containsEntry("host", "line7")
                    .containsEntry("port", 1502)
                    .containsEntry("units", new Integer[] {1, 7});
            assertThat(service(gateway).getComponentConfiguration("other").getConfigurationProperties())
                    .containsEntry("names", new String[] {"1", "7"});
        }
    }

    @Test
    void valuesAreShownResolvedUnresolvedAndByWhoSaysThem() throws Exception {
        Files.createDirectories(data.resolve("config"));
        Files.createDirectories(data.resolve("keys"));
        Files.writeString(data.resolve("keys/secrets.json"), "{\"db\": \"topsecret\"}");
        Files.writeString(
                data.resolve("config/a.json"),
                """
                {"io.tidegate.control.configuration.gateway": {"line": 7},
                 "test.driver~plc1": {"host": "line$[gateway:line]", "password": "$[secret:db]", "url": "a:$[secret:db]",
                                      "wait": "$[gateway:wait]", "port": 503}}
                """);
        try (Gateway gateway = started()) {
            Gateway.await(() -> gateway.component("plc1"));
            gateway.config("set", "plc1", "port=504");

            assertThat(gateway.config("show", "plc1"))
                    .startsWith("0 # an instance of test.driver\nhost = line7\n")
                    .contains("mode = TCP", "password = ********", "port = 504", "url = a:$[secret:db]\n")
                    .doesNotContain("topsecret", "wait");
            assertThat(gateway.config("show", "plc1", "--json"))
                    .contains("\"host\" : \"line7\"", "\"port\" : 504", "\"url\" : \"a:$[secret:db]\"")
                    .doesNotContain("topsecret");
            assertThat(gateway.config("show", "plc1", "--unresolved"))
                    .contains(
                            "host = line$[gateway:line]\n",
                            "mode = TCP",
                            "password = $[secret:db]",
                            "port = 504",
                            "wait = $[gateway:wait]");
            String layers = gateway.config("show", "plc1", "--layers");
            assertThat(layers.lines().map(line -> line.replaceAll(" {2,}", "|")))
                    .contains(
                            "0 key|said by|written|resolved",
                            "mode|default|TCP|TCP",
                            "port|operator|504|504",
                            "wait|" + FILE + "|$[gateway:wait]|(none)",
                            "host|" + FILE + "|line$[gateway:line]|line7",
                            "password|" + FILE + "|$[secret:db]|***",
                            "|" + FILE + "|503",
                            "|default|502");
            assertThat(gateway.config("show", "plc1", "--layers", "--json"))
                    .contains("\"layer\" : \"CHANGE\"", "\"written\" : \"504\"", "\"counts\" : true")
                    .doesNotContain("topsecret");
            assertThat(gateway.config("show", VARIABLES)).contains("id = gw-1", "line = 7", "environment = test");
            assertThat(gateway.config("show", "nobody", "--layers")).startsWith("1 nobody: there is no such component");
            assertThat(gateway.config("show", "plc1", "--layers", "--unresolved"))
                    .startsWith("2 usage");
            assertThat(gateway.service(ConfigurationSources.class).sources("plc1"))
                    .contains(new Source("port", Source.Layer.CHANGE, "", "504", true, "504"))
                    .extracting(Source::toString)
                    .noneMatch(text -> text.contains("topsecret"));
        }
    }

    /** What one gateway resolves to must not be what all others get. */
    @Test
    void exportedDocumentHasTheReferences() throws Exception {
        Path file = data.resolve("all.json");
        try (Gateway gateway = started()) {
            set(gateway, Map.of("line", "7"));
            create(gateway, "plc1", Map.of("host", "line$[gateway:line]", "units", new String[] {"$[gateway:line]"}));

            assertThat(gateway.config("export", file.toString())).startsWith("0 ");
            assertThat(Files.readString(file)).contains("line$[gateway:line]").doesNotContain("line7");
            assertThat(gateway.config("export", file.toString().replace("all", "none"), "--without", VARIABLES))
                    .contains("1 component");
            assertThat(gateway.config("import", file.toString(), "--dry-run")).startsWith("0 ");
            gateway.config("set", VARIABLES, "line=8");
            gateway.awaitHost("plc1", "line8");

            assertThat(gateway.config("import", file.toString())).startsWith("0 ");
            gateway.awaitHost("plc1", "line7");
        }
    }

    @Test
    void environmentIsSetAsAnyOtherValueAndItsFilesCount() throws Exception {
        for (String environment : List.of("test", "production")) {
            Files.createDirectories(data.resolve("config").resolve(environment));
            Files.writeString(
                    data.resolve("config/" + environment + "/plc.json"),
                    "{\"test.driver~plc1\": {\"host\": \"$[gateway:environment].example\", \"port\": 503}}");
        }
        Files.writeString(
                data.resolve("config/plc.json"), "{\"test.driver~plc1\": {\"host\": \"a\", \"label\": \"x\"}}");
        try (Gateway gateway = started()) {
            gateway.awaitHost("plc1", "test.example");

            set(gateway, Map.of("environment", "production"));
            gateway.awaitHost("plc1", "production.example");
            assertThat(gateway.config("show", "plc1", "--layers"))
                    .contains("config/plc.json", "config/production/plc.json");
            set(gateway, Map.of("environment", "dev"));
            gateway.awaitHost("plc1", "a");
            assertThat(gateway.component("plc1")).containsEntry("label", "x").containsEntry("port", 502);
        }
    }

    /** Else a gateway for tests would for a moment be one of production. */
    @Test
    void fileThatSaysTheEnvironmentIsHeededBeforeAnythingIsInForce() throws Exception {
        Files.createDirectories(data.resolve("config/dev"));
        Files.createDirectories(data.resolve("config/test"));
        Files.writeString(
                data.resolve("config/gateway.json"),
                "{\"io.tidegate.control.configuration.gateway\": {\"environment\": \"dev\"},"
                        + " \"test.driver~plc1\": {\"host\": \"base\"}}");
        Files.writeString(data.resolve("config/dev/plc.json"), "{\"test.driver~plc1\": {\"host\": \"dev\"}}");
        Files.writeString(data.resolve("config/test/plc.json"), "{\"test.driver~plc1\": {\"host\": \"test\"}}");
        Files.writeString(
                data.resolve("config/dev/other.json"),
                "{\"io.tidegate.control.configuration.gateway\": {\"environment\": \"test\"}}");
        Files.setLastModifiedTime(data.resolve("config/dev/other.json"), FileTime.from(Instant.EPOCH));
        try (Gateway gateway = started()) {
            gateway.awaitHost("plc1", "dev");

            assertThat(gateway.service(ConfigurationHistory.class).history()).hasSize(1);
            assertThat(gateway.health()).contains("environment is not allowed here");
            assertThat(gateway.config("show", VARIABLES)).contains("environment = dev");
        }
    }

    private Gateway started() throws Exception {
        Gateway gateway =
                new Gateway(data, Map.of("tidegate.gateway.id", "gw-1", "tidegate.environment", "test")).configured();
        gateway.installDriver();
        return gateway;
    }

    private static void set(Gateway gateway, Map<String, Object> values) throws Exception {
        service(gateway).updateConfiguration(VARIABLES, values);
    }

    private static void create(Gateway gateway, String pid, Map<String, Object> values) throws Exception {
        service(gateway).createFactoryConfiguration("test.driver", pid, values, true);
    }

    private static String opened(Gateway gateway, Map<String, Object> component) throws Exception {
        String cipher = (String) component.get("password");
        return new String(gateway.service(CryptoService.class).decryptAes(cipher.toCharArray()));
    }

    private static ConfigurationService service(Gateway gateway) {
        return gateway.service(ConfigurationService.class);
    }
}
