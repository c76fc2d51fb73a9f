// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.kura.KuraProcessExecutionErrorException;
import org.eclipse.kura.system.SystemResourceInfo;
import org.eclipse.kura.system.SystemResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices as their files show them; the machine that runs the test is none of them. */
class MachineTest {

    @TempDir
    private Path root;

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void industrialPcIsKnownByItsTables() throws Exception {
        file("proc/cpuinfo", "processor\t: 0\nmodel name\t: Atom x6413E @ 1.50GHz\n");
        file("proc/sys/kernel/version", "#1 SMP PREEMPT\n");
        file("proc/sys/kernel/hostname", "gw-hall-3\n");
        file("etc/os-release", "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\n");
        file("sys/class/dmi/id/product_name", "BOX-7\n");
        file("sys/class/dmi/id/product_version", "rev B\n");
        file("sys/class/dmi/id/product_serial", "A-0815\n");
        file("sys/class/dmi/id/product_sku", "4711\n");
        file("sys/class/dmi/id/bios_version", "1.07\n");
        file("sys/class/dmi/id/ec_firmware_release", "2.3\n");

        Machine machine = new Machine(root);

        assertThat(machine.hostname()).isEqualTo("gw-hall-3");
        assertThat(machine.facts())
                .containsEntry("cpu.version", "Atom x6413E @ 1.50GHz")
                .containsEntry("os.version", System.getProperty("os.version") + " #1 SMP PREEMPT")
                .containsEntry("os.distribution", "Debian GNU/Linux")
                .containsEntry("os.distribution.version", "12")
                .containsEntry("kura.model.name", "BOX-7")
                .containsEntry("kura.model.id", "rev B")
                .containsEntry("kura.serialNumber", "A-0815")
                .containsEntry("kura.partNumber", "4711")
                .containsEntry("kura.bios.version", "1.07")
                .containsEntry("kura.firmware.version", "2.3");
    }

    @Test
    void boardIsKnownByItsDeviceTree() throws Exception {
        file("proc/cpuinfo", "processor\t: 0\nBogoMIPS\t: 108.00\n\nModel\t\t: Raspberry Pi 4 Model B\n");
        file("proc/device-tree/model", "Raspberry Pi 4 Model B\0");
        file("proc/device-tree/compatible", "raspberrypi,4-model-b\0brcm,bcm2711\0");
        file("proc/device-tree/serial-number", "10000000abcd\0");

        assertThat(new Machine(root).facts())
                .containsEntry("cpu.version", "Raspberry Pi 4 Model B")
                .containsEntry("kura.model.name", "Raspberry Pi 4 Model B")
                .containsEntry("kura.model.id", "raspberrypi,4-model-b")
                .containsEntry("kura.serialNumber", "10000000abcd")
                .containsEntry("kura.bios.version", "UNSUPPORTED");
    }

    @Test
    void whatTheVendorLeftOpenIsUnknown() throws Exception {
        file("sys/class/dmi/id/product_name", "To Be Filled By O.E.M.\n");
        file("sys/class/dmi/id/product_serial", "Default string\n");
        file("sys/class/dmi/id/bios_version", "\n");

        assertThat(new Machine(root).facts())
                .containsEntry("kura.model.name", "UNKNOWN")
                .containsEntry("kura.serialNumber", "UNKNOWN")
                .containsEntry("kura.bios.version", "UNSUPPORTED")
                .containsEntry("os.distribution", "UNKNOWN")
                .containsEntry("os.version", System.getProperty("os.version"));
        assertThat(new Machine(root).uptime()).isEmpty();
    }

    @Test
    void uptimeIsInMilliseconds() throws Exception {
        file("proc/uptime", "13585.30 11059.58\n");

        assertThat(new Machine(root).uptime()).contains(13_585_300L);
    }

    @Test
    void primaryCardIsTheSameAtEveryStart() {
        NetworkCard bridge = new NetworkCard("br-1", "02:00:00:00:00:01", false);
        NetworkCard second = new NetworkCard("enp2s0", "02:00:00:00:00:02", true);
        NetworkCard first = new NetworkCard("enp1s0", "02:00:00:00:00:03", true);
        NetworkCard radio = new NetworkCard("wlan0", "02:00:00:00:00:04", true);
        NetworkCard container = new NetworkCard("eth0", "02:00:00:00:00:05", false);

        assertThat(NetworkCard.primary(List.of(bridge, radio, second, first))).contains(first);
        assertThat(NetworkCard.primary(List.of(bridge, radio))).contains(radio);
        assertThat(NetworkCard.primary(List.of(first, container)))
                .as("as in Kura")
                .contains(container);
        assertThat(NetworkCard.primary(List.of())).isEmpty();
    }

    @Test
    void packagesOfDebianAreThoseThatAreInstalled() throws Exception {
        file(
                "var/lib/dpkg/status",
                """
                Package: adduser
                Status: install ok installed
                Architecture: all
                Version: 3.134

                Package: gone
                Status: deinstall ok config-files
                Version: 1.0

                Package: tar
                Status: hold ok installed
                Version: 1.34+dfsg-1.2
                """);

        assertThat(new SystemPackages(root).list())
                .extracting(SystemResourceInfo::getName, SystemResourceInfo::getVersion, SystemResourceInfo::getType)
                .containsExactly(
                        tuple("adduser", "3.134", SystemResourceType.DEB),
                        tuple("tar", "1.34+dfsg-1.2", SystemResourceType.DEB));
    }

    @Test
    void packagesOfAlpineAndRpmAreListed() throws Exception {
        file("lib/apk/db/installed", "C:Q1abc=\nP:busybox-extras\nV:1.31.1-r10\nA:x86_64\n\nP:musl\nV:1.2.5-r0\n");
        file("usr/bin/rpm", "#!/bin/sh\necho 'bash 5.2.15-3'\necho 'glibc 2.39-6'\n");
        assertThat(root.resolve("usr/bin/rpm").toFile().setExecutable(true)).isTrue();

        assertThat(new SystemPackages(root).list())
                .extracting(info -> info.getTypeString() + " " + info.getName() + " " + info.getVersion())
                .containsExactly(
                        "APK busybox-extras 1.31.1-r10", "APK musl 1.2.5-r0", "RPM bash 5.2.15-3", "RPM glibc 2.39-6");
    }

    @Test
    void systemWithoutPackagesSaysWhereItLooked() {
        assertThat(catchThrowableOfType(
                        KuraProcessExecutionErrorException.class, () -> new SystemPackages(root).list()))
                .hasMessageContaining("var/lib/dpkg/status")
                .hasMessageContaining("usr/bin/rpm");
    }
}
