// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message;

/** What a gateway tells about itself when it connects. Not thread-safe. */
public class KuraDeviceProfile {

    /** The metric that holds: the application framework. */
    public static final String APPLICATION_FRAMEWORK_KEY = "application_framework";

    /** The metric that holds: the version of the application framework. */
    public static final String APPLICATION_FRAMEWORK_VERSION_KEY = "application_framework_version";

    /** The metric that holds: the number of processors. */
    public static final String AVAILABLE_PROCESSORS_KEY = "available_processors";

    /** The metric that holds: the version of the BIOS. */
    public static final String BIOS_VERSION_KEY = "bios_version";

    /** The metric that holds: the network interfaces that are connected, with their hardware addresses. */
    public static final String CONNECTION_INTERFACE_KEY = "connection_interface";

    /** The metric that holds: the addresses of these interfaces. */
    public static final String CONNECTION_IP_KEY = "connection_ip";

    /** The metric that holds: the kind of processor. */
    public static final String CPU_VERSION_KEY = "cpu_version";

    /** The metric that holds: the name that the gateway is shown by. */
    public static final String DISPLAY_NAME_KEY = "display_name";

    /** The metric that holds: the version of the firmware. */
    public static final String FIRMWARE_VERSION_KEY = "firmware_version";

    /** The metric that holds: the version of the Java distribution. */
    public static final String JDK_VENDOR_VERSION_KEY = "jdk_vendor_version";

    /** The metric that holds: the Java virtual machine. */
    public static final String JVM_NAME_KEY = "jvm_name";

    /** The metric that holds: the Java profile. */
    public static final String JVM_PROFILE_KEY = "jvm_profile";

    /** The metric that holds: who made the Java virtual machine. */
    public static final String JVM_VENDOR_KEY = "jvm_vendor";

    /** The metric that holds: the version of the Java virtual machine. */
    public static final String JVM_VERSION_KEY = "jvm_version";

    /** The metric that older receivers read the version of the gateway from. */
    public static final String KURA_VERSION_KEY = "kura_version";

    /** The metric that holds: the id of the device model. */
    public static final String MODEL_ID_KEY = "model_id";

    /** The metric that holds: the name of the device model. */
    public static final String MODEL_NAME_KEY = "model_name";

    /** The metric that holds: the operating system. */
    public static final String OS_KEY = "os";

    /** The metric that holds: the architecture of the operating system. */
    public static final String OS_ARCH_KEY = "os_arch";

    /** The metric that holds: the version of the operating system. */
    public static final String OS_VERSION_KEY = "os_version";

    /** The metric that holds: the OSGi framework. */
    public static final String OSGI_FRAMEWORK_KEY = "osgi_framework";

    /** The metric that holds: the version of the OSGi framework. */
    public static final String OSGI_FRAMEWORK_VERSION_KEY = "osgi_framework_version";

    /** The metric that holds: the part number of the device. */
    public static final String PART_NUMBER_KEY = "part_number";

    /** The metric that holds: the serial number of the device. */
    public static final String SERIAL_NUMBER_KEY = "serial_number";

    /** The metric that holds: the memory of the Java virtual machine, in KiB. */
    public static final String TOTAL_MEMORY_KEY = "total_memory";

    /** The metric that holds: how long the gateway has been running, in milliseconds. */
    public static final String UPTIME_KEY = "uptime";

    /** The application framework of a profile that names none. */
    public static final String DEFAULT_APPLICATION_FRAMEWORK = "Kura";

    private String applicationFramework = DEFAULT_APPLICATION_FRAMEWORK;
    private String applicationFrameworkVersion;
    private String availableProcessors;
    private String biosVersion;
    private String connectionInterface;
    private String connectionIp;
    private String cpuVersion;
    private String displayName;
    private String firmwareVersion;
    private String jdkVendorVersion;
    private String jvmName;
    private String jvmProfile;
    private String jvmVendor;
    private String jvmVersion;
    private String modelId;
    private String modelName;
    private String os;
    private String osArch;
    private String osVersion;
    private String osgiFramework;
    private String osgiFrameworkVersion;
    private String partNumber;
    private String serialNumber;
    private String totalMemory;
    private String uptime;
    private Double latitude;
    private Double longitude;
    private Double altitude;

    /** Nothing is set yet. */
    public KuraDeviceProfile() {
        super();
    }

    /** The application framework. */
    public String getApplicationFramework() {
        return this.applicationFramework;
    }

    /** Sets the application framework. */
    public void setApplicationFramework(String applicationFramework) {
        this.applicationFramework = applicationFramework;
    }

    /** The version of the application framework. */
    public String getApplicationFrameworkVersion() {
        return this.applicationFrameworkVersion;
    }

    /** Sets the version of the application framework. */
    public void setApplicationFrameworkVersion(String applicationFrameworkVersion) {
        this.applicationFrameworkVersion = applicationFrameworkVersion;
    }

    /** The number of processors. */
    public String getAvailableProcessors() {
        return this.availableProcessors;
    }

    /** Sets the number of processors. */
    public void setAvailableProcessors(String availableProcessors) {
        this.availableProcessors = availableProcessors;
    }

    /** The version of the BIOS. */
    public String getBiosVersion() {
        return this.biosVersion;
    }

    /** Sets the version of the BIOS. */
    public void setBiosVersion(String biosVersion) {
        this.biosVersion = biosVersion;
    }

    /** The network interfaces that are connected, with their hardware addresses. */
    public String getConnectionInterface() {
        return this.connectionInterface;
    }

    /** Sets the network interfaces that are connected, with their hardware addresses. */
    public void setConnectionInterface(String connectionInterface) {
        this.connectionInterface = connectionInterface;
    }

    /** The addresses of these interfaces. */
    public String getConnectionIp() {
        return this.connectionIp;
    }

    /** Sets the addresses of these interfaces. */
    public void setConnectionIp(String connectionIp) {
        this.connectionIp = connectionIp;
    }

    /** The kind of processor. */
    public String getCpuVersion() {
        return this.cpuVersion;
    }

    /** Sets the kind of processor. */
    public void setCpuVersion(String cpuVersion) {
        this.cpuVersion = cpuVersion;
    }

    /** The name that the gateway is shown by. */
    public String getDisplayName() {
        return this.displayName;
    }

    /** Sets the name that the gateway is shown by. */
    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    /** The version of the firmware. */
    public String getFirmwareVersion() {
        return this.firmwareVersion;
    }

    /** Sets the version of the firmware. */
    public void setFirmwareVersion(String firmwareVersion) {
        this.firmwareVersion = firmwareVersion;
    }

    /** The version of the Java distribution. */
    public String getJdkVendorVersion() {
        return this.jdkVendorVersion;
    }

    /** Sets the version of the Java distribution. */
    public void setJdkVendorVersion(String jdkVendorVersion) {
        this.jdkVendorVersion = jdkVendorVersion;
    }

    /** The Java virtual machine. */
    public String getJvmName() {
        return this.jvmName;
    }

    /** Sets the Java virtual machine. */
    public void setJvmName(String jvmName) {
        this.jvmName = jvmName;
    }

    /** The Java profile. */
    public String getJvmProfile() {
        return this.jvmProfile;
    }

    /** Sets the Java profile. */
    public void setJvmProfile(String jvmProfile) {
        this.jvmProfile = jvmProfile;
    }

    /** Who made the Java virtual machine. */
    public String getJvmVendor() {
        return this.jvmVendor;
    }

    /** Sets who made the Java virtual machine. */
    public void setJvmVendor(String jvmVendor) {
        this.jvmVendor = jvmVendor;
    }

    /** The version of the Java virtual machine. */
    public String getJvmVersion() {
        return this.jvmVersion;
    }

    /** Sets the version of the Java virtual machine. */
    public void setJvmVersion(String jvmVersion) {
        this.jvmVersion = jvmVersion;
    }

    /** The id of the device model. */
    public String getModelId() {
        return this.modelId;
    }

    /** Sets the id of the device model. */
    public void setModelId(String modelId) {
        this.modelId = modelId;
    }

    /** The name of the device model. */
    public String getModelName() {
        return this.modelName;
    }

    /** Sets the name of the device model. */
    public void setModelName(String modelName) {
        this.modelName = modelName;
    }

    /** The operating system. */
    public String getOs() {
        return this.os;
    }

    /** Sets the operating system. */
    public void setOs(String os) {
        this.os = os;
    }

    /** The architecture of the operating system. */
    public String getOsArch() {
        return this.osArch;
    }

    /** Sets the architecture of the operating system. */
    public void setOsArch(String osArch) {
        this.osArch = osArch;
    }

    /** The version of the operating system. */
    public String getOsVersion() {
        return this.osVersion;
    }

    /** Sets the version of the operating system. */
    public void setOsVersion(String osVersion) {
        this.osVersion = osVersion;
    }

    /** The OSGi framework. */
    public String getOsgiFramework() {
        return this.osgiFramework;
    }

    /** Sets the OSGi framework. */
    public void setOsgiFramework(String osgiFramework) {
        this.osgiFramework = osgiFramework;
    }

    /** The version of the OSGi framework. */
    public String getOsgiFrameworkVersion() {
        return this.osgiFrameworkVersion;
    }

    /** Sets the version of the OSGi framework. */
    public void setOsgiFrameworkVersion(String osgiFrameworkVersion) {
        this.osgiFrameworkVersion = osgiFrameworkVersion;
    }

    /** The part number of the device. */
    public String getPartNumber() {
        return this.partNumber;
    }

    /** Sets the part number of the device. */
    public void setPartNumber(String partNumber) {
        this.partNumber = partNumber;
    }

    /** The serial number of the device. */
    public String getSerialNumber() {
        return this.serialNumber;
    }

    /** Sets the serial number of the device. */
    public void setSerialNumber(String serialNumber) {
        this.serialNumber = serialNumber;
    }

    /** The memory of the Java virtual machine, in KiB. */
    public String getTotalMemory() {
        return this.totalMemory;
    }

    /** Sets the memory of the Java virtual machine, in KiB. */
    public void setTotalMemory(String totalMemory) {
        this.totalMemory = totalMemory;
    }

    /** How long the gateway has been running, in milliseconds. */
    public String getUptime() {
        return this.uptime;
    }

    /** Sets how long the gateway has been running, in milliseconds. */
    public void setUptime(String uptime) {
        this.uptime = uptime;
    }

    /** Degrees north, or {@code null}. */
    public Double getLatitude() {
        return this.latitude;
    }

    /** Sets degrees north, or {@code null}. */
    public void setLatitude(Double latitude) {
        this.latitude = latitude;
    }

    /** Degrees east, or {@code null}. */
    public Double getLongitude() {
        return this.longitude;
    }

    /** Sets degrees east, or {@code null}. */
    public void setLongitude(Double longitude) {
        this.longitude = longitude;
    }

    /** Metres above sea level, or {@code null}. */
    public Double getAltitude() {
        return this.altitude;
    }

    /** Sets metres above sea level, or {@code null}. */
    public void setAltitude(Double altitude) {
        this.altitude = altitude;
    }

    /**
     * The version of the application framework.
     *
     * @deprecated the application framework may be another one: use {@link #getApplicationFrameworkVersion()}
     */
    @Deprecated
    public String getKuraVersion() {
        return this.applicationFrameworkVersion;
    }
}
