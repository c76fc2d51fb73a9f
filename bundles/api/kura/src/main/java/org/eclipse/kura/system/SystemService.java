// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.system;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.kura.KuraProcessExecutionErrorException;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;

/**
 * Tells about the device, its operating system, the Java machine and the gateway. What is not known is {@link
 * #UNKNOWN}. Thread-safe.
 */
@ProviderType
public interface SystemService {

    /** The property behind {@link #getDeviceManagementServiceIgnore()}. */
    String CONFIG_CONSOLE_DEVICE_MANAGE_SERVICE_IGNORE = "console.device.management.service.ignore";

    /**
     * A property of a database that is no longer part of the gateway.
     *
     * @deprecated without effect
     */
    @Deprecated
    String DB_CACHE_ROWS_PROPNAME = "db.service.hsqldb.cache_rows";

    /**
     * A property of a database that is no longer part of the gateway.
     *
     * @deprecated without effect
     */
    @Deprecated
    String DB_DEFRAG_LIMIT_PROPNAME = "db.service.hsqldb.defrag_limit";

    /**
     * A property of a database that is no longer part of the gateway.
     *
     * @deprecated without effect
     */
    @Deprecated
    String DB_LOB_FILE_PROPNAME = "db.service.hsqldb.lob_file_scale";

    /**
     * A property of a database that is no longer part of the gateway.
     *
     * @deprecated without effect
     */
    @Deprecated
    String DB_LOG_DATA_PROPNAME = "db.service.hsqldb.log_data";

    /**
     * A property of a database that is no longer part of the gateway.
     *
     * @deprecated without effect
     */
    @Deprecated
    String DB_LOG_SIZE_PROPNAME = "db.service.hsqldb.log_size";

    /**
     * A property of a database that is no longer part of the gateway.
     *
     * @deprecated without effect
     */
    @Deprecated
    String DB_NIO_PROPNAME = "db.service.hsqldb.nio_data_file";

    /**
     * A property of a database that is no longer part of the gateway.
     *
     * @deprecated without effect
     */
    @Deprecated
    String DB_URL_PROPNAME = "db.service.hsqldb.url";

    /**
     * A property of a database that is no longer part of the gateway.
     *
     * @deprecated without effect
     */
    @Deprecated
    String DB_WRITE_DELAY_MILLIES_PROPNAME = "db.service.hsqldb.write_delay_millis";

    /** The property behind {@link #getBiosVersion()}. */
    String KEY_BIOS_VERSION = "kura.bios.version";

    /** The property behind {@link #getCommandUser()}. */
    String KEY_COMMAND_USER = "kura.command.user";

    /** The property behind {@link #getCpuVersion()}. */
    String KEY_CPU_VERSION = "cpu.version";

    /** The property behind {@link #getDeviceName()}. */
    String KEY_DEVICE_NAME = "kura.device.name";

    /** The property behind {@link #getFileCommandZipMaxUploadNumber()}. */
    String KEY_FILE_COMMAND_ZIP_MAX_NUMBER = "file.command.zip.max.number";

    /** The property behind {@link #getFileCommandZipMaxUploadSize()}. */
    String KEY_FILE_COMMAND_ZIP_MAX_SIZE = "file.command.zip.max.size";

    /** The property behind {@link #getFileSeparator()}. */
    String KEY_FILE_SEP = "file.separator";

    /** The property behind {@link #getFirmwareVersion()}. */
    String KEY_FIRMWARE_VERSION = "kura.firmware.version";

    /** The property behind {@link #getJavaHome()}. */
    String KEY_JAVA_HOME = "java.home";

    /** The property behind {@link #getJavaVendor()}. */
    String KEY_JAVA_VENDOR = "java.runtime.name";

    /** The property behind {@link #getJavaVersion()}. */
    String KEY_JAVA_VERSION = "java.runtime.version";

    /** The property behind {@link #getJavaVmInfo()}. */
    String KEY_JAVA_VM_INFO = "java.vm.info";

    /** The property behind {@link #getJavaVmName()}. */
    String KEY_JAVA_VM_NAME = "java.vm.name";

    /** The property behind {@link #getJavaVmVendor()}. */
    String KEY_JAVA_VM_VENDOR = "java.vm.vendor";

    /** The property behind {@link #getJavaVmVersion()}. */
    String KEY_JAVA_VM_VERSION = "java.vm.version";

    /** The property behind {@link #getJdkVendorVersion()}. */
    String KEY_JDK_VENDOR_VERSION = "jdk.vendor.version";

    /** The property behind {@link #getKuraDataDirectory()}. */
    String KEY_KURA_DATA_DIR = "kura.data";

    /** The property behind {@link #getKuraFrameworkConfigDirectory()}. */
    String KEY_KURA_FRAMEWORK_CONFIG_DIR = "kura.framework.config";

    /** The property that says whether the gateway configures the network. */
    String KEY_KURA_HAVE_NET_ADMIN = "kura.have.net.admin";

    /** The property behind {@link #getKuraWebEnabled()}. */
    String KEY_KURA_HAVE_WEB_INTER = "kura.have.web.inter";

    /** The property behind {@link #getKuraHome()}. */
    String KEY_KURA_HOME_DIR = "kura.home";

    /** The property behind {@link #getJavaKeyStorePassword()}. */
    String KEY_KURA_KEY_STORE_PWD = "kura.ssl.keyStorePassword";

    /** The property behind {@link #getKuraMarketplaceCompatibilityVersion()}. */
    String KEY_KURA_MARKETPLACE_COMPATIBILITY_VERSION = "kura.marketplace.compatibility.version";

    /** The property that holds the name of the gateway software. */
    String KEY_KURA_NAME = "kura.name";

    /** The property behind {@link #getNetVirtualDevicesConfig()}. */
    String KEY_KURA_NET_VIRTUAL_DEVICES_CONFIG = "kura.net.virtual.devices.config";

    /** The property that says where installed packages are. */
    String KEY_KURA_PACKAGES_DIR = "kura.packages";

    /** The property that says where the bundles are. */
    String KEY_KURA_PLUGINS_DIR = "kura.plugins";

    /** The property behind {@link #getKuraSnapshotsCount()}. */
    String KEY_KURA_SNAPSHOTS_COUNT = "kura.snapshots.count";

    /** The property behind {@link #getKuraSnapshotsDirectory()}. */
    String KEY_KURA_SNAPSHOTS_DIR = "kura.snapshots";

    /** The property behind {@link #getKuraStyleDirectory()}. */
    String KEY_KURA_STYLE_DIR = "kura.style.dir";

    /** The property behind {@link #getKuraTemporaryConfigDirectory()}. */
    String KEY_KURA_TMP_DIR = "kura.tmp";

    /** The property behind {@link #getJavaTrustStorePassword()}. */
    String KEY_KURA_TRUST_STORE_PWD = "kura.ssl.trustStorePassword";

    /** The property behind {@link #getKuraUserConfigDirectory()}. */
    String KEY_KURA_USER_CONFIG_DIR = "kura.user.config";

    /** The property behind {@link #getKuraVersion()}. */
    String KEY_KURA_VERSION = "kura.version";

    /** The property behind {@link #getKuraWifiTopChannel()}. */
    String KEY_KURA_WIFI_TOP_CHANNEL = "kura.wifi.top.channel";

    /** The property behind {@link #isLegacyBluetoothBeaconScan()}. */
    String KEY_LEGACY_BT_BEACON_SCAN = "kura.legacy.bluetooth.beacon.scan";

    /** The property behind {@link #isLegacyPPPLoggingEnabled()}. */
    String KEY_LEGACY_PPP_LOGGING = "kura.legacy.ppp.logging.enabled";

    /** The property behind {@link #getModelId()}. */
    String KEY_MODEL_ID = "kura.model.id";

    /** The property behind {@link #getModelName()}. */
    String KEY_MODEL_NAME = "kura.model.name";

    /** The property behind {@link #getOsgiFwName()}. */
    String KEY_OSGI_FW_NAME = "org.osgi.framework.vendor";

    /** The property behind {@link #getOsgiFwVersion()}. */
    String KEY_OSGI_FW_VERSION = "org.osgi.framework.version";

    /** The property behind {@link #getOsArch()}. */
    String KEY_OS_ARCH = "os.arch";

    /** The property behind {@link #getOsDistro()}. */
    String KEY_OS_DISTRO = "os.distribution";

    /** The property behind {@link #getOsDistroVersion()}. */
    String KEY_OS_DISTRO_VER = "os.distribution.version";

    /** The property behind {@link #getOsName()}. */
    String KEY_OS_NAME = "os.name";

    /** The property behind {@link #getOsVersion()}. */
    String KEY_OS_VER = "os.version";

    /** The property behind {@link #getPartNumber()}. */
    String KEY_PART_NUMBER = "kura.partNumber";

    /** The property behind {@link #getPlatform()}. */
    String KEY_PLATFORM = "kura.platform";

    /** The property behind {@link #getPrimaryNetworkInterfaceName()}. */
    String KEY_PRIMARY_NET_IFACE = "kura.primary.network.interface";

    /** The property behind {@link #getSerialNumber()}. */
    String KEY_SERIAL_NUM = "kura.serialNumber";

    /** The system property that says where the gateway's properties are. */
    String KURA_CONFIG = "kura.configuration";

    /** The system property that says where the operator's properties are. */
    String KURA_CUSTOM_CONFIG = "kura.custom.configuration";

    /** The name of the file with the operator's properties. */
    String KURA_CUSTOM_PROPS_FILE = "kura_custom.properties";

    /** The name of the file with the gateway's properties. */
    String KURA_PROPS_FILE = "kura.properties";

    /** Linux on a certain build service. */
    String OS_CLOUDBEES = "Linux (Cloudbees)";

    /** Linux. */
    String OS_LINUX = "Linux";

    /** The operating system of a Macintosh. */
    String OS_MAC_OSX = "Mac OS X";

    /** Stands for what is not known. */
    String UNKNOWN = "UNKNOWN";

    /** Stands for what the device cannot tell. */
    String UNSUPPORTED = "UNSUPPORTED";

    /** The version of the BIOS. */
    String getBiosVersion();

    /** All bundles of the framework. */
    Bundle[] getBundles();

    /** The user of the operating system that commands run as. */
    String getCommandUser();

    /** The kind of processor. */
    String getCpuVersion();

    /** Services that the device pages of the console leave out; may be {@code null}. */
    List<String> getDeviceManagementServiceIgnore();

    /** The name of the device. */
    String getDeviceName();

    /** What is known of the device beyond the standard properties. */
    Optional<ExtendedProperties> getExtendedProperties();

    /** How many files an uploaded archive may hold. */
    int getFileCommandZipMaxUploadNumber();

    /** How large an uploaded archive may be, in MiB. */
    int getFileCommandZipMaxUploadSize();

    /** What separates folders in the name of a file. */
    String getFileSeparator();

    /** The version of the firmware. */
    String getFirmwareVersion();

    /** Unused memory of the Java virtual machine, in KiB. */
    long getFreeMemory();

    /** The name of the device in the network. */
    String getHostname();

    /** Where Java is installed. */
    String getJavaHome();

    /** The password of the key store. */
    char[] getJavaKeyStorePassword();

    /** The password of the trust store. */
    char[] getJavaTrustStorePassword();

    /** The Java run time. */
    String getJavaVendor();

    /** The version of the Java run time. */
    String getJavaVersion();

    /** The mode of the Java virtual machine. */
    String getJavaVmInfo();

    /** The Java virtual machine. */
    String getJavaVmName();

    /** Who made the Java virtual machine. */
    String getJavaVmVendor();

    /** The version of the Java virtual machine. */
    String getJavaVmVersion();

    /** The version of the Java distribution. */
    String getJdkVendorVersion();

    /** Where the gateway keeps its data. */
    String getKuraDataDirectory();

    /** Where the gateway's own configuration is. */
    String getKuraFrameworkConfigDirectory();

    /** Where the gateway is installed. */
    String getKuraHome();

    /** The version that add-ons of the market place must be compatible with. */
    String getKuraMarketplaceCompatibilityVersion();

    /** How many snapshots are kept. */
    int getKuraSnapshotsCount();

    /** Where the snapshots are. */
    String getKuraSnapshotsDirectory();

    /** Where the looks of the console are. */
    String getKuraStyleDirectory();

    /** Where temporary files go. */
    String getKuraTemporaryConfigDirectory();

    /** Where the operator's configuration is. */
    String getKuraUserConfigDirectory();

    /** The version of the gateway. */
    String getKuraVersion();

    /** Whether the gateway has a console: {@code true} or {@code false}. */
    String getKuraWebEnabled();

    /** The highest radio channel that may be used. */
    int getKuraWifiTopChannel();

    /** The id of the device model. */
    String getModelId();

    /** The name of the device model. */
    String getModelName();

    /** What network devices without configuration are treated as. */
    String getNetVirtualDevicesConfig();

    /** How many processors the Java virtual machine may use. */
    int getNumberOfProcessors();

    /** The architecture of the operating system. */
    String getOsArch();

    /** The distribution of the operating system. */
    String getOsDistro();

    /** The version of the distribution. */
    String getOsDistroVersion();

    /** The operating system. */
    String getOsName();

    /** The version of the operating system. */
    String getOsVersion();

    /** The OSGi framework. */
    String getOsgiFwName();

    /** The version of the OSGi framework. */
    String getOsgiFwVersion();

    /** The part number of the device. */
    String getPartNumber();

    /** The kind of device. */
    String getPlatform();

    /**
     * The hardware address of the primary network interface, for example {@code 00:11:22:AA:BB:CC}; {@code null} if
     * there is none.
     */
    String getPrimaryMacAddress();

    /** The network interface that the device is known by. */
    String getPrimaryNetworkInterfaceName();

    /** All properties of the gateway; a copy. */
    Properties getProperties();

    /** The serial number of the device. */
    String getSerialNumber();

    /**
     * The packages that the operating system has installed.
     *
     * @throws KuraProcessExecutionErrorException if they cannot be listed
     */
    List<SystemResourceInfo> getSystemPackages() throws KuraProcessExecutionErrorException;

    /** Memory of the Java virtual machine, in KiB. */
    long getTotalMemory();

    /** Whether beacons are searched for by the old commands. */
    boolean isLegacyBluetoothBeaconScan();

    /** Whether mobile connections are logged by the old means. */
    boolean isLegacyPPPLoggingEnabled();
}
