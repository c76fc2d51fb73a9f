// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayPropertiesTest {

    @TempDir
    private Path folder;

    private final Map<String, String> framework = new HashMap<>();
    private Path home;
    private Path data;

    @BeforeEach
    void makeFolders() throws IOException {
        home = folder.resolve("home");
        data = Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(home.resolve("etc"));
        framework.put("tidegate.home", home.toString());
        framework.put("tidegate.data", data.toString());
    }

    private void distribution(String text) throws IOException {
        Files.writeString(home.resolve("etc/kura.properties"), text);
    }

    private void operator(String text) throws IOException {
        Files.writeString(data.resolve("kura_custom.properties"), text);
    }

    private GatewayProperties read() {
        return GatewayProperties.read(
                framework::get, BuiltIn.of(framework::get, Map.entry("felix", "7.0.5"), new Machine(folder)));
    }

    @Test
    void laterSourcesAreAboveFormerOnes() throws Exception {
        assertThat(read().text("kura.device.name")).as("built in").isNotBlank();
        distribution("kura.device.name=box\nkura.model.name=BOX-7\nkura.log.download.sources=/var/log\n");
        operator("kura.device.name = hall 3\n");
        assertThat(read().text("kura.device.name")).isEqualTo("hall 3");
        framework.put("kura.device.name", "hall 4");
        framework.put("kura.primary.network.interface", "enp2s0");

        GatewayProperties properties = read();

        assertThat(properties.text("kura.device.name")).isEqualTo("hall 4");
        assertThat(properties.text("kura.model.name")).isEqualTo("BOX-7");
        assertThat(properties.text("kura.primary.network.interface")).isEqualTo("enp2s0");
        assertThat(properties.copy()).containsEntry("kura.log.download.sources", "/var/log");
    }

    @Test
    void whatIsSoCannotBeSet() throws Exception {
        framework.put("kura.snapshots.count", "7");
        operator("kura.data=/elsewhere\nkura.snapshots.count=3\nkura.name=Other\norg.osgi.framework.vendor=x\n");

        GatewayProperties properties = read();

        assertThat(properties.text("kura.data")).isEqualTo(data.toString());
        assertThat(properties.number("kura.snapshots.count", 0)).isEqualTo(7);
        assertThat(properties.text("kura.name")).isEqualTo("Tidegate");
        assertThat(properties.text("org.osgi.framework.vendor")).isEqualTo("felix");
        assertThat(properties.text("kura.snapshots"))
                .isEqualTo(data.resolve("snapshots").toString());
    }

    @Test
    void operatingSystemIsToldByFilesOnly() throws Exception {
        framework.put("os.version", "from the framework");
        assertThat(read().text("os.version")).isEqualTo(System.getProperty("os.version"));

        operator("os.version=from the operator\nos.distribution=Yocto\n");
        framework.put("os.distribution", "Poky");

        assertThat(read().text("os.version")).isEqualTo("from the operator");
        assertThat(read().text("os.distribution")).isEqualTo("Poky");
    }

    @Test
    void commandTellsWhatNobodyElseSets() throws Exception {
        operator(
                """
                kura.serialNumber.provider = echo A-0815; echo
                kura.partNumber.provider = echo 1
                kura.partNumber = 2
                kura.model.id.provider = echo cannot read >&2; exit 3
                """);

        GatewayProperties properties = read();

        assertThat(properties.text("kura.serialNumber")).isEqualTo("A-0815");
        assertThat(properties.text("kura.partNumber")).isEqualTo("2");
        assertThat(properties.text("kura.model.id")).as("the command failed").isEqualTo("UNKNOWN");
    }

    @Test
    void wrongNumbersAndFilesHaveNoEffect() throws Exception {
        operator("file.command.zip.max.size=much\nkura.wifi.top.channel=-1\nfile.command.zip.max.number= 5 \n");
        distribution("kura.platform=\\u00zz\n");

        GatewayProperties properties = read();

        assertThat(properties.number("file.command.zip.max.size", 100)).isEqualTo(100);
        assertThat(properties.number("kura.wifi.top.channel", 13)).isEqualTo(13);
        assertThat(properties.number("file.command.zip.max.number", 1024)).isEqualTo(5);
        assertThat(properties.text("kura.platform")).isEqualTo(System.getProperty("os.arch"));
    }

    @Test
    void copyIsTheReadersOwn() {
        GatewayProperties properties = read();
        properties.copy().setProperty("kura.name", "changed");

        assertThat(properties.text("kura.name")).isEqualTo("Tidegate");
        assertThat(properties.copy().stringPropertyNames())
                .contains("kura.version", "os.name", "java.vm.name", "tidegate.version", "cpu.version");
    }
}
