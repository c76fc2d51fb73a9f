// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import java.util.List;
import org.eclipse.kura.KuraProcessExecutionErrorException;
import org.eclipse.kura.system.SystemResourceInfo;
import org.eclipse.kura.system.SystemService;

/** The half of the answers that are about the device, its operating system and the Java machine. */
abstract class MachineSystemService implements SystemService {

    private static final int KIB = 1024;

    private final Machine machine;

    MachineSystemService(Machine machine) {
        this.machine = machine;
    }

    abstract GatewayProperties properties();

    @Override
    public String getBiosVersion() {
        return properties().text(KEY_BIOS_VERSION);
    }

    @Override
    public String getCpuVersion() {
        return properties().text(KEY_CPU_VERSION);
    }

    @Override
    public String getDeviceName() {
        return properties().text(KEY_DEVICE_NAME);
    }

    @Override
    public String getFileSeparator() {
        return properties().text(KEY_FILE_SEP);
    }

    @Override
    public String getFirmwareVersion() {
        return properties().text(KEY_FIRMWARE_VERSION);
    }

    @Override
    public long getFreeMemory() {
        return Runtime.getRuntime().freeMemory() / KIB;
    }

    @Override
    public String getHostname() {
        return machine.hostname();
    }

    @Override
    public String getJavaHome() {
        return properties().text(KEY_JAVA_HOME);
    }

    @Override
    public String getJavaVendor() {
        return properties().text(KEY_JAVA_VENDOR);
    }

    @Override
    public String getJavaVersion() {
        return properties().text(KEY_JAVA_VERSION);
    }

    @Override
    public String getJavaVmInfo() {
        return properties().text(KEY_JAVA_VM_INFO);
    }

    @Override
    public String getJavaVmName() {
        return properties().text(KEY_JAVA_VM_NAME);
    }

    @Override
    public String getJavaVmVendor() {
        return properties().text(KEY_JAVA_VM_VENDOR);
    }

    @Override
    public String getJavaVmVersion() {
        return properties().text(KEY_JAVA_VM_VERSION);
    }

    @Override
    public String getJdkVendorVersion() {
        return properties().text(KEY_JDK_VENDOR_VERSION);
    }

    @Override
    public String getModelId() {
        return properties().text(KEY_MODEL_ID);
    }

    @Override
    public String getModelName() {
        return properties().text(KEY_MODEL_NAME);
    }

    @Override
    public int getNumberOfProcessors() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public String getOsArch() {
        return properties().text(KEY_OS_ARCH);
    }

    @Override
    public String getOsDistro() {
        return properties().text(KEY_OS_DISTRO);
    }

    @Override
    public String getOsDistroVersion() {
        return properties().text(KEY_OS_DISTRO_VER);
    }

    @Override
    public String getOsName() {
        return properties().text(KEY_OS_NAME);
    }

    @Override
    public String getOsVersion() {
        return properties().text(KEY_OS_VER);
    }

    @Override
    public String getPartNumber() {
        return properties().text(KEY_PART_NUMBER);
    }

    @Override
    public String getPlatform() {
        return properties().text(KEY_PLATFORM);
    }

    @Override
    public String getPrimaryMacAddress() {
        String name = getPrimaryNetworkInterfaceName();
        return NetworkCard.all().stream()
                .filter(card -> card.name().equals(name))
                .map(NetworkCard::mac)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String getPrimaryNetworkInterfaceName() {
        String name = properties().text(KEY_PRIMARY_NET_IFACE);
        return name != null
                ? name
                : NetworkCard.primary(NetworkCard.all()).map(NetworkCard::name).orElse("eth0");
    }

    @Override
    public String getSerialNumber() {
        return properties().text(KEY_SERIAL_NUM);
    }

    @Override
    public List<SystemResourceInfo> getSystemPackages() throws KuraProcessExecutionErrorException {
        return new SystemPackages(machine.root()).list();
    }

    @Override
    public long getTotalMemory() {
        return Runtime.getRuntime().totalMemory() / KIB;
    }
}
