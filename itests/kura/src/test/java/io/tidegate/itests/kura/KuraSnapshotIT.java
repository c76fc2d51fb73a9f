// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.kura;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Homes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway that runs Kura 5 was configured to do, this one does after one import. */
class KuraSnapshotIT {

    private static final Path SNAPSHOT = Path.of("bundles/control/configuration/src/test/resources/kura/snapshot.xml");
    private static final String KEY = "kura-test-key-16";
    private static final String OTHER_KEY = "another-key-0016";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "encrypted: {0}")
    @ValueSource(booleans = {false, true})
    void importedFlowRuns(boolean encrypted) throws Exception {
        try (Site site = Site.start(folder)) {
            String text = snapshot(site, plant(site));
            Path file = folder.resolve("snapshot_1700000000000.xml");
            Files.writeString(file, encrypted ? KuraText.encrypt(KEY, text) : text);
            Path key = Files.writeString(folder.resolve("kura.key"), KEY);

            String said = site.cli("config", "import", file.toString(), "--key-file", key.toString());
            assertThat(said.lines().filter(line -> line.startsWith("left out: ")))
                    .as("what the gateway has no part for")
                    .anySatisfy(line -> assertThat(line).contains("org.eclipse.kura.clock.ClockService"))
                    .anySatisfy(line -> assertThat(line).contains("org.eclipse.kura.db.H2DbService"));
            assertThat(said.lines().filter(line -> line.startsWith("waits: ")))
                    .as("what an add-on will want")
                    .singleElement()
                    .asString()
                    .contains("com.example.heater.Heater");

            String message = site.hears("acme/press-hall-1/W1/A1/press", "\"speed\":1[0-9]{3}");
            assertThat(message)
                    .contains("\"assetName\":\"press\"", "\"running\":true", "\"setpoint\":1450")
                    .containsPattern("\"pressure\":[1-9][0-9.]*");
            assertThat(site.cli("config", "export", "--kura", export().toString(), "--key", OTHER_KEY))
                    .doesNotContain("left out");
            assertThat(exportedPasswords()).allSatisfy(password -> assertThat(KuraText.decrypt(OTHER_KEY, password))
                    .isNotEmpty());
        }
    }

    /** The demo plant's Modbus server; returns its port. */
    private static String plant(Site site) throws Exception {
        site.cli("install", simulator().toString());
        Path plant = site.data().resolve("plant.json");
        Files.writeString(plant, "{\"io.tidegate.drivers.simulator.plant\":{\"host\":\"127.0.0.1\",\"port\":0}}");
        site.cli("config", "apply", plant.toString());
        Path port = site.data().resolve("run/plant.port");
        Await.until("the plant's port in " + port, Site.SOON, () -> Files.exists(port) && Files.size(port) > 0);
        return Files.readString(port).strip();
    }

    private static Path simulator() throws IOException {
        Path folder = Homes.demo().resolve("system/io/tidegate/io.tidegate.drivers.simulator");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The snapshot with the addresses of this test's device and broker. */
    private static String snapshot(Site site, String port) throws IOException {
        return Files.readString(Homes.root().resolve(SNAPSHOT))
                .replace(">5020<", ">" + port + "<")
                .replace(">mqtt://127.0.0.1:1883/<", ">" + site.brokerUrl() + "/<");
    }

    private Path export() {
        return folder.resolve("export.xml");
    }

    private List<String> exportedPasswords() throws IOException {
        return Pattern.compile("type=\"Password\">\\s*<esf:value>([^<]+)<")
                .matcher(Files.readString(export()))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
