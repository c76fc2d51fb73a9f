// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.configuration.history.ConfigurationHistory;
import io.tidegate.api.configuration.history.ConfigurationTrials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.kura.configuration.ConfigurationService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Every kind of change can be on trial, and undoing it leaves exactly what was before. */
class TrialKindsIT {

    private static final Duration LONG = Duration.ofMinutes(30);

    @TempDir
    Path data;

    private Gateway gateway;
    private Bundle driver;
    private ConfigurationTrials trials;

    @BeforeEach
    void begin() throws Exception {
        gateway = new Gateway(data).configured();
        driver = gateway.installDriver();
        trials = gateway.service(ConfigurationTrials.class);
        service().createFactoryConfiguration("test.driver", "plc1", Map.of("host", "a"), true);
        gateway.awaitHost("plc1", "a");
    }

    @AfterEach
    void end() {
        gateway.close();
    }

    @Test
    void whatWasMadeGoes() throws Exception {
        trials.create("test.driver", "plc2", Map.of("host", "x"), LONG);
        gateway.awaitHost("plc2", "x");

        trials.revert();

        Gateway.await(() -> gateway.component("plc2") == null);
        assertThat(service().getComponentConfiguration("plc2")).isNull();
    }

    @Test
    void whatWasDeletedComesBack() throws Exception {
        assertThat(trials.delete("plc1", LONG).components()).containsExactly("plc1");
        Gateway.await(() -> gateway.component("plc1") == null);

        trials.revert();

        gateway.awaitHost("plc1", "a");
    }

    @Test
    void wayBackIsUndone() throws Exception {
        long first = newest();
        service().updateConfiguration("plc1", Map.of("host", "b"));

        for (Set<String> components : List.of(Set.<String>of(), Set.of("plc1"))) {
            assertThat(trials.rollback(first, components, LONG).components()).containsExactly("plc1");
            gateway.awaitHost("plc1", "a");

            trials.revert();

            gateway.awaitHost("plc1", "b");
        }
    }

    @Test
    void confirmedDeletionStays() throws Exception {
        trials.delete("plc1", LONG);

        trials.confirm();

        assertThat(service().getFactoryComponentPids()).contains("test.driver");
        assertThat(service().getComponentConfiguration("plc1")).isNull();
    }

    @Test
    void commandsPutEveryKindOnTrial() throws Exception {
        Path json = data.resolve("line.json");
        Files.writeString(json, "{\"test.driver~plc1\": {\"host\": \"b\"}, \"test.driver~plc2\": {\"host\": \"x\"}}");
        Path xml = data.resolve("kura.xml");
        Files.writeString(
                xml,
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <esf:configurations xmlns:esf="http://eurotech.com/esf/2.0">
                  <esf:configuration pid="plc1"><esf:properties>
                    <esf:property array="false" encrypted="false" name="service.factoryPid" type="String">
                      <esf:value>test.driver</esf:value></esf:property>
                    <esf:property array="false" encrypted="false" name="host" type="String">
                      <esf:value>c</esf:value></esf:property>
                  </esf:properties></esf:configuration>
                </esf:configurations>
                """);
        String first = String.valueOf(newest());
        service().updateConfiguration("plc1", Map.of("port", 503));

        for (List<String> command : List.of(
                List.of("rollback", first), // few snapshots are kept
                List.of("import", json.toString()),
                List.of("import", xml.toString()),
                List.of("delete", "plc1"),
                List.of("rollback", "--component", "plc1"),
                List.of("apply", json.toString()))) {
            String[] words = Stream.concat(command.stream(), Stream.of("--confirm-within", "10m"))
                    .toArray(String[]::new);

            assertThat(gateway.config(words))
                    .startsWith("0 ")
                    .containsPattern("; undone in [56]\\d\\d s unless 'config confirm'");
            assertThat(gateway.config("revert")).isEqualTo("0 undone\n");
            assertThat(service().getComponentConfiguration("plc1").getConfigurationProperties())
                    .as("after %s", command)
                    .containsEntry("host", "a")
                    .containsEntry("port", 503);
            assertThat(service().getComponentConfiguration("plc2")).isNull();
        }
    }

    @Test
    void whereNothingDiffersNothingWaits() throws Exception {
        long before = newest();

        assertThatThrownBy(() -> trials.update(List.of(new View("plc1", null, Map.of("host", "a"))), LONG))
                .hasMessage("nothing differs from what is set, nothing waits to be confirmed");
        assertThat(gateway.config("set", "plc1", "host=a", "--confirm-within", "60s"))
                .isEqualTo("0 plc1: configured\n");

        assertThat(trials.pending()).isEmpty();
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void commandTellsWhatWaits() throws Exception {
        assertThat(gateway.config("pending")).isEqualTo("1 no change waits to be confirmed\n");
        assertThat(gateway.config("pending", "--json")).startsWith("1 ").contains("\"pending\" : false");

        gateway.config("set", "plc1", "host=b", "password=secret", "--confirm-within", "10m");

        assertThat(gateway.config("pending"))
                .startsWith("0 plc1: changed, undone in ")
                .contains("plc1: host: b -> a", "plc1: password: *** -> (none)")
                .doesNotContain("secret");
        assertThat(gateway.config("pending", "--json"))
                .startsWith("0 ")
                .contains("\"pending\" : true", "\"component\" : \"plc1\"", "\"old\" : \"b\"")
                .doesNotContain("\"secret\" : \"secret");
        assertThat(gateway.config("history", "--confirm-within", "60s")).startsWith("2 ");
    }

    @Test
    void undoesAlsoWhenTheBundleIsGoneMeanwhile() throws Exception {
        trials.update(List.of(new View("plc1", null, Map.of("host", "b"))), LONG);
        gateway.awaitHost("plc1", "b");
        driver.uninstall();

        trials.revert();

        assertThat(service().getComponentConfiguration("plc1").getConfigurationProperties())
                .containsEntry("host", "a");
        gateway.installDriver();
        gateway.awaitHost("plc1", "a");
    }

    /** The snapshot before was written when nobody knew yet that this is a password. */
    @Test
    void undoingBringsNoPasswordBackInClear() throws Exception {
        driver.uninstall();
        service().updateConfiguration("plc1", Map.of("password", "very secret"));
        trials.update(List.of(new View("plc1", null, Map.of("host", "b"))), LONG);
        gateway.installDriver();
        gateway.awaitHost("plc1", "b");

        trials.revert();

        gateway.awaitHost("plc1", "a");
        assertThat(newestSnapshot()).contains("host").doesNotContain("very secret");
    }

    private String newestSnapshot() throws Exception {
        return Files.readString(data.resolve("snapshots/snapshot_" + newest() + ".xml"));
    }

    private long newest() throws Exception {
        return gateway.service(ConfigurationHistory.class).history().get(0).id();
    }

    private ConfigurationService service() {
        return gateway.service(ConfigurationService.class);
    }
}
