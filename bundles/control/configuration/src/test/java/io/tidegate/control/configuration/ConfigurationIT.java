// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.commands.Command;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.felix.hc.api.HealthCheck;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.crypto.CryptoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The bundle as built, in a real framework with the real ConfigurationAdmin. */
class ConfigurationIT {

    @TempDir
    Path data;

    @Test
    void componentGetsItsConfigurationWithDefaultsInTheirTypes() throws Exception {
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            service(gateway)
                    .createFactoryConfiguration("test.driver", "plc1", Map.of("host", "a", "port", "503"), true);

            Map<String, Object> plc1 = Gateway.await(() -> gateway.component("plc1"));

            assertThat(plc1)
                    .containsEntry("kura.service.pid", "plc1")
                    .containsEntry("service.pid", "test.driver~plc1")
                    .containsEntry("service.factoryPid", "test.driver")
                    .containsEntry("host", "a")
                    .containsEntry("port", 503)
                    .containsEntry("mode", "TCP");
            assertThat(plc1.get("units")).isEqualTo(new Integer[] {1, 2});
            assertThat(service(gateway).getFactoryComponentPids()).containsExactly("test.driver");
            assertThat(service(gateway).getConfigurableComponentPids()).containsExactly("plc1", "test.service");
        }
    }

    @Test
    void refusedChangeChangesNothing() throws Exception {
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            ConfigurationService service = service(gateway);
            service.createFactoryConfiguration("test.driver", "plc1", Map.of("host", "a"), true);
            Object id = Gateway.await(() -> gateway.component("plc1")).get("component.id");
            var snapshots = service.getSnapshots();

            assertThatThrownBy(() -> service.updateConfigurations(List.of(
                            new View("test.service", null, Map.of("level", 8L)),
                            new View("plc1", null, Map.of("port", 70000, "mode", "X")))))
                    .isInstanceOf(KuraException.class)
                    .hasMessage(
                            """
                            plc1: port = '70000' is not allowed: a whole number from 1 to 65535
                            plc1: mode = 'X' is not allowed: one of TCP, RTU""");
            assertThatThrownBy(
                            () -> service.createFactoryConfiguration("test.driver", "plc1", Map.of("host", "b"), true))
                    .hasMessageContaining("plc1");

            assertThat(service.getSnapshots()).isEqualTo(snapshots);
            assertThat(gateway.component("plc1"))
                    .containsEntry("component.id", id)
                    .containsEntry("port", 502);
            assertThat(service.getComponentConfiguration("test.service").getConfigurationProperties())
                    .containsEntry("level", 7L);
        }
    }

    @Test
    void restartComesUpFromTheNewestSnapshotWithPasswordsEncrypted() throws Exception {
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            service(gateway)
                    .createFactoryConfiguration(
                            "test.driver", "plc1", Map.of("host", "a", "password", new Password("top")), true);
        }
        assertThat(Files.readString(newestSnapshot())).doesNotContain("top").contains("encrypted=\"true\"");

        try (Gateway gateway = new Gateway(data)) {
            gateway.installDriver();
            gateway.configured();
            Map<String, Object> plc1 = Gateway.await(() -> gateway.component("plc1"));

            String cipher = (String) plc1.get("password");
            assertThat(gateway.service(CryptoService.class).decryptAes(cipher.toCharArray()))
                    .containsExactly('t', 'o', 'p');
            assertThat(service(gateway).getSnapshots()).hasSize(1);
        }
    }

    @Test
    void damagedNewestSnapshotIsSkipped() throws Exception {
        try (Gateway gateway = new Gateway(data).configured()) {
            service(gateway).createFactoryConfiguration("test.driver", "plc1", Map.of("host", "a"), true);
            service(gateway).updateConfiguration("plc1", Map.of("host", "b"));
        }
        String text = Files.readString(newestSnapshot());
        Files.writeString(newestSnapshot(), text.substring(0, text.length() / 2));

        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();

            assertThat(Gateway.await(() -> gateway.component("plc1"))).containsEntry("host", "a");
            assertThat(health(gateway)).contains(newestSnapshot().toString()).contains("damaged");
        }
    }

    @Test
    void whatOthersStoreIsRefusedAndWhatTheyDeleteComesBack() throws Exception {
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            service(gateway).createFactoryConfiguration("test.driver", "plc1", Map.of("host", "a"), true);
            Gateway.await(() -> gateway.component("plc1"));
            ConfigurationAdmin admin = gateway.service(ConfigurationAdmin.class);

            Configuration other = admin.getConfiguration("other", "?");
            assertThatThrownBy(() -> other.update(FrameworkUtil.asDictionary(Map.of("a", 1))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ConfigurationService only");
            Configuration plc1 = admin.getFactoryConfiguration("test.driver", "plc1", "?");
            assertThatThrownBy(() -> plc1.update(FrameworkUtil.asDictionary(Map.of("host", "evil"))))
                    .isInstanceOf(IOException.class);
            Object id = gateway.component("plc1").get("component.id");
            admin.getFactoryConfiguration("test.driver", "plc1", "?").delete();
            Gateway.await(() -> {
                Map<String, Object> again = gateway.component("plc1");
                return again != null && !again.get("component.id").equals(id);
            });

            service(gateway).updateConfiguration("plc1", Map.of("host", "b"));
            awaitHost(gateway, "plc1", "b");
        }
    }

    @Test
    void replacingThisBundleReactivatesNothing() throws Exception {
        Files.createDirectories(data.resolve("config"));
        Files.writeString(
                data.resolve("config/a.json"), "{\"test.driver~plc1\": {\"host\": \"a\", \"password\": \"x\"}}");
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            service(gateway).createFactoryConfiguration("test.driver", "plc2", Map.of("host", "a"), true);
            service(gateway).updateConfiguration("plc2", Map.of("host", "b"));
            Gateway.await(() -> gateway.component("plc1"));
            awaitHost(gateway, "plc2", "b");
            Map<String, Object> first = gateway.component("plc1");
            Map<String, Object> second = gateway.component("plc2");

            for (int i = 0; i < 3; i++) {
                gateway.configuration().stop();
                gateway.configured();
            }
            service(gateway).createFactoryConfiguration("test.driver", "plc3", Map.of("host", "c"), true);
            Gateway.await(() -> gateway.component("plc3"));

            assertThat(gateway.component("plc1")).isEqualTo(first);
            assertThat(gateway.component("plc2")).usingRecursiveComparison().isEqualTo(second);
            service(gateway).updateConfiguration("plc2", Map.of("host", "d"));
            awaitHost(gateway, "plc2", "d");
        }
    }

    @Test
    void rollbackTouchesOnlyWhatDiffersAndRestoresWhatWasDeleted() throws Exception {
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            ConfigurationService service = service(gateway);
            service.createFactoryConfiguration("test.driver", "plc1", Map.of("host", "a"), false);
            service.createFactoryConfiguration("test.driver", "plc2", Map.of("host", "a"), true);
            long good = new TreeSet<>(service.getSnapshots()).last();
            Object id = Gateway.await(() -> gateway.component("plc1")).get("component.id");
            service.deleteFactoryConfiguration("plc2", true);
            Gateway.await(() -> gateway.component("plc2") == null);

            service.rollback(good);

            Gateway.await(() -> gateway.component("plc2"));
            assertThat(gateway.component("plc1")).containsEntry("component.id", id);
            assertThat(service.getSnapshots()).hasSize(3);
        }
    }

    /** The bundle that knows a file's contents starts later than configuration. */
    @Test
    void fileIsTakenBackAsAWholeWhenAValidatorComesAndObjects() throws Exception {
        Files.createDirectories(data.resolve("config"));
        Files.writeString(
                data.resolve("config/a.json"),
                """
                {"test.driver~plc1": {"host": "bad"}, "test.driver~plc3": {"host": "good"}}""");
        Files.writeString(data.resolve("config/b.json"), "{\"test.driver~plc2\": {\"host\": \"good\"}}");
        try (Gateway gateway = new Gateway(data).configured()) {
            ConfigurationValidator validator =
                    candidate -> candidate.properties().get("host").equals("bad")
                            ? List.of(new Problem(candidate.pid(), "host", "bad", "a good host"))
                            : List.of();
            gateway.context()
                    .registerService(
                            ConfigurationValidator.class,
                            validator,
                            FrameworkUtil.asDictionary(Map.of(ConfigurationValidator.COMPONENTS, "test.driver")));
            gateway.installDriver();
            Gateway.await(() -> gateway.component("plc2"));

            assertThat(gateway.component("plc1")).isNull();
            assertThat(gateway.component("plc3")).isNull();
            assertThat(health(gateway))
                    .contains("a.json.rejected: line 1: plc1: host = 'bad' is not allowed: a good host")
                    .doesNotContain("plc2");
            assertThatThrownBy(() -> service(gateway)
                            .createFactoryConfiguration("test.driver", "plc3", Map.of("host", "bad"), true))
                    .hasMessage("plc3: host = 'bad' is not allowed: a good host");
        }
    }

    @Test
    void passwordOfAFileIsEncryptedAsSoonAsItsMetatypeIsKnown() throws Exception {
        Files.createDirectories(data.resolve("config"));
        Files.writeString(
                data.resolve("config/a.json"),
                "{\"test.driver~plc1\": {\"host\": \"a\", \"password\": \"topsecret\"}}");
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            Map<String, Object> plc1 = Gateway.await(() -> gateway.component("plc1"));

            assertThat((String) plc1.get("password")).doesNotContain("topsecret");
            assertThat(Files.readString(newestSnapshot())).doesNotContain("topsecret");
        }
        Files.writeString(
                data.resolve("config/a.json"),
                "{\"test.driver~plc1\": {\"host\": \"b\", \"password\": \"topsecret\"}}");
        try (Gateway gateway = new Gateway(data)) {
            gateway.installDriver();
            gateway.configured();

            awaitHost(gateway, "plc1", "b");
        }
    }

    @Test
    void commandAppliesAWholeFileOrNothing() throws Exception {
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            Path file = data.resolve("line.json");
            Files.writeString(
                    file,
                    """
                    {"test.driver~plc1": {"host": "a", "password": "hidden"}, "test.driver~plc2": {"port": 0}}""");

            assertThat(run(gateway, "apply", file.toString()))
                    .isEqualTo(
                            """
                            1 %1$s: line 1: plc2: host = '' is not allowed: a value is required
                            %1$s: line 1: plc2: port = '0' is not allowed: a whole number from 1 to 65535
                            """
                                    .formatted(file));
            assertThat(run(gateway, "list")).isEqualTo("0 ");

            Files.writeString(file, "{\"test.driver~plc1\": {\"host\": \"a\", \"password\": \"hidden\"}}");
            assertThat(run(gateway, "apply", file.toString())).startsWith("0 ");
            assertThat(run(gateway, "set", "plc1", "port=1502")).startsWith("0 ");
            assertThat(run(gateway, "show", "plc1"))
                    .contains("port = 1502")
                    .contains("password = ********")
                    .doesNotContain("hidden");
            assertThat(run(gateway, "set", "plc9", "port=1")).startsWith("1 plc9");
            assertThat(run(gateway, "rollback")).startsWith("0 back to snapshot");
            assertThat(run(gateway, "delete", "plc1")).startsWith("0 ");
            assertThat(run(gateway, "nonsense")).startsWith("2 usage");
        }
    }

    private static void awaitHost(Gateway gateway, String name, String host) throws Exception {
        Gateway.await(() -> {
            Map<String, Object> component = gateway.component(name);
            return component != null && host.equals(component.get("host"));
        });
    }

    private static String run(Gateway gateway, String... arguments) throws Exception {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        int code = gateway.service(Command.class).run(List.of(arguments), out, out);
        out.flush();
        return code + " " + text;
    }

    private static ConfigurationService service(Gateway gateway) throws Exception {
        return gateway.service(ConfigurationService.class);
    }

    private static String health(Gateway gateway) throws Exception {
        var reference =
                gateway.find(HealthCheck.class, "(hc.name=Configuration)").orElseThrow();
        return ((HealthCheck) gateway.context().getService(reference)).execute().toString();
    }

    private Path newestSnapshot() throws IOException {
        try (var files = Files.list(data.resolve("snapshots"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("snapshot_"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }
}
