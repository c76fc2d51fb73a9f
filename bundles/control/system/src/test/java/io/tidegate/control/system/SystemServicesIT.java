// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.eclipse.kura.system.ExtendedPropertyGroup;
import org.eclipse.kura.system.SystemAdminService;
import org.eclipse.kura.system.SystemService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The built bundle in a framework, on the machine that runs the test. */
class SystemServicesIT {

    private static final String SHARED = "org.slf4j;version=2.0.17,org.eclipse.kura;version=1.7,"
            + "org.eclipse.kura.audit;version=1.0,org.eclipse.kura.system;version=1.7";
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Framework framework;
    private Bundle bundle;

    @BeforeEach
    void start() throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        SHARED,
                        "tidegate.home",
                        folder.resolve("home").toString(),
                        "tidegate.data",
                        folder.resolve("data").toString(),
                        "tidegate.version",
                        "1.2.3",
                        "tidegate.profile",
                        "core",
                        "kura.snapshots.count",
                        "4",
                        "kura.device.name",
                        "hall 3"));
        framework.start();
        for (String name : List.of("util.function", "util.promise", "service.component", "felix.scr")) {
            install(onClassPath(name)).start();
        }
        bundle = install(Path.of(System.getProperty("bundle.under.test")));
        bundle.start();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(DEADLINE.toMillis());
    }

    private Bundle install(Path jar) throws Exception {
        try (InputStream in = Files.newInputStream(jar)) {
            return framework.getBundleContext().installBundle(jar.toUri().toString(), in);
        }
    }

    private static Path onClassPath(String part) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar") && entry.contains(part + "-"))
                .map(Path::of)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(part));
    }

    private <T> T service(Class<T> type) throws InterruptedException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < deadline) {
            ServiceReference<T> reference = framework.getBundleContext().getServiceReference(type);
            T service = reference == null ? null : framework.getBundleContext().getService(reference);
            if (service != null) {
                return service;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no " + type);
    }

    @Test
    void gatewayTellsWhatItIsAndWhereItKeepsThings() throws Exception {
        SystemService system = service(SystemService.class);

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
        SystemService system = service(SystemService.class);

        assertThat(system.getBundles()).contains(bundle);
        assertThat(system.getOsgiFwName()).isEqualTo("org.apache.felix.framework");
        assertThat(system.getOsgiFwVersion()).isEqualTo(framework.getVersion().toString());
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
        assertThat(Long.parseLong(service(SystemAdminService.class).getUptime()))
                .isPositive();
    }

    @Test
    void newVersionTakesOver() throws Exception {
        SystemService before = service(SystemService.class);

        bundle.update(Files.newInputStream(Path.of(System.getProperty("bundle.under.test"))));

        SystemService after = service(SystemService.class);
        assertThat(after).isNotSameAs(before);
        assertThat(after.getKuraVersion()).isEqualTo(before.getKuraVersion());
    }
}
