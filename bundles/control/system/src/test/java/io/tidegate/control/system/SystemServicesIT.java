// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidegate.itests.support.EmbeddedFramework;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.system.ExtendedPropertyGroup;
import org.eclipse.kura.system.SystemAdminService;
import org.eclipse.kura.system.SystemService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** The built bundle in a framework, on the machine that runs the test. */
class SystemServicesIT {

    @TempDir
    private Path folder;

    private EmbeddedFramework framework;
    private Bundle bundle;

    @BeforeEach
    void start() throws Exception {
        framework = EmbeddedFramework.in(folder)
                .with("tidegate.home", folder.resolve("home").toString())
                .with("tidegate.data", folder.resolve("data").toString())
                .with("tidegate.version", "1.2.3")
                .with("tidegate.profile", "core")
                .with("kura.snapshots.count", "4")
                .with("kura.device.name", "hall 3")
                .sharing("org.eclipse.kura.KuraException")
                .components()
                .start();
        bundle = framework.installTested();
        bundle.start();
    }

    @AfterEach
    void stop() {
        framework.close();
    }

    @Test
    void gatewayTellsWhatItIsAndWhereItKeepsThings() throws Exception {
        SystemService system = framework.service(SystemService.class);

        assertThat(system.getKuraVersion()).isEqualTo("KURA_5.6.0");
        assertThat(system.getKuraMarketplaceCompatibilityVersion()).isEqualTo("5.6.0");
        assertThat(system.getProperties())
                .containsEntry("kura.name", "Tidegate")
                .containsEntry("tidegate.version", "1.2.3");
        assertThat(system.getExtendedProperties().orElseThrow().getPropertyGroups())
                .extracting(ExtendedPropertyGroup::getName, ExtendedPropertyGroup::getProperties)
                .containsExactly(tuple("tidegate", Map.of("version", "1.2.3", "profile", "core")));
        assertThat(system.getKuraDataDirectory())
                .isEqualTo(folder.resolve("data").toString());
        assertThat(system.getKuraSnapshotsDirectory())
                .isEqualTo(folder.resolve("data/snapshots").toString());
        assertThat(system.getKuraHome()).isEqualTo(folder.resolve("home").toString());
        assertThat(system.getKuraSnapshotsCount()).isEqualTo(4);
        assertThat(system.getDeviceName()).isEqualTo("hall 3");
        assertThat(system.getKuraWebEnabled()).isEqualTo("false");
        assertThat(system.getKuraStyleDirectory()).isNull();
        assertThat(system.getJavaKeyStorePassword()).isEmpty();
        assertThat(system.getDeviceManagementServiceIgnore()).isEmpty();
        assertThat(system.getNetVirtualDevicesConfig()).isEqualTo("netIPv4StatusUnmanaged");
        assertThat(system.getFileCommandZipMaxUploadSize()).isEqualTo(100);
        assertThat(system.getKuraWifiTopChannel()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void factsOfMachineJavaAndFrameworkAreReal() throws Exception {
        SystemService system = framework.service(SystemService.class);

        assertThat(system.getBundles()).contains(bundle);
        assertThat(system.getOsgiFwName()).isEqualTo("org.apache.felix.framework");
        assertThat(system.getOsgiFwVersion())
                .isEqualTo(framework.context().getBundle().getVersion().toString());
        assertThat(system.getOsName()).isEqualTo(System.getProperty("os.name"));
        assertThat(system.getOsArch()).isEqualTo(System.getProperty("os.arch"));
        assertThat(system.getOsVersion()).startsWith(System.getProperty("os.version"));
        assertThat(system.getJavaHome()).isEqualTo(System.getProperty("java.home"));
        assertThat(system.getJavaVmName()).isEqualTo(System.getProperty("java.vm.name"));
        assertThat(system.getNumberOfProcessors()).isPositive();
        assertThat(system.getTotalMemory()).isGreaterThanOrEqualTo(system.getFreeMemory());
        assertThat(system.getHostname()).isNotBlank();
        assertThat(system.getPrimaryNetworkInterfaceName()).isNotBlank();
        assertThat(system.getPrimaryMacAddress())
                .matches(mac -> mac == null || mac.matches("([0-9A-F]{2}:){5}[0-9A-F]{2}"));
        for (String text : List.of(
                system.getModelId(),
                system.getModelName(),
                system.getSerialNumber(),
                system.getPartNumber(),
                system.getBiosVersion(),
                system.getFirmwareVersion(),
                system.getCpuVersion(),
                system.getJdkVendorVersion(),
                system.getPlatform(),
                system.getCommandUser())) {
            assertThat(text).isNotBlank();
        }
    }

    @Test
    void uptimeIsANumber() throws Exception {
        assertThat(Long.parseLong(framework.service(SystemAdminService.class).getUptime()))
                .isPositive();
    }

    @Test
    void newVersionTakesOver() throws Exception {
        SystemService before = framework.service(SystemService.class);

        framework.replaceTested();

        SystemService after = framework.service(SystemService.class);
        assertThat(after).isNotSameAs(before);
        assertThat(after.getKuraVersion()).isEqualTo(before.getKuraVersion());
    }
}
