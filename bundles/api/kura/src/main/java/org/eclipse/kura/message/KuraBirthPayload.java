// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message;

/** The first message of a connection: what the gateway tells about itself. Metrics without a value are left out. */
public class KuraBirthPayload extends KuraPayload {

    private static final String ACCEPT_ENCODING = "accept_encoding";
    private static final String APPLICATION_IDENTIFIERS = "application_ids";
    private static final String PAYLOAD_ENCODING = "payload_encoding";
    private static final String MODEM_FIRMWARE_VERSION = "modem_firmware_version";
    private static final String MODEM_ICCID = "modem_iccid";
    private static final String MODEM_IMEI = "modem_imei";
    private static final String MODEM_IMSI = "modem_imsi";
    private static final String MODEM_RSSI = "modem_rssi";
    private static final String TAMPER_STATUS = "tamper_status";

    /** Nothing is told yet; {@link KuraBirthPayloadBuilder} fills it. */
    public KuraBirthPayload() {
        super();
    }

    /** Leaves out what is {@code null}. */
    @Override
    public void addMetric(String name, Object value) {
        if (value != null) {
            super.addMetric(name, value);
        }
    }

    /** The encodings that the gateway can decode: {@code gzip} or empty. */
    public String getAcceptEncoding() {
        return (String) getMetric(ACCEPT_ENCODING);
    }

    /** The application framework. */
    public String getApplicationFramework() {
        return (String) getMetric(KuraDeviceProfile.APPLICATION_FRAMEWORK_KEY);
    }

    /** The version of the application framework. */
    public String getApplicationFrameworkVersion() {
        return (String) getMetric(KuraDeviceProfile.APPLICATION_FRAMEWORK_VERSION_KEY);
    }

    /** The ids of the applications on the gateway, separated by commas. */
    public String getApplicationIdentifiers() {
        return (String) getMetric(APPLICATION_IDENTIFIERS);
    }

    /** The number of processors. */
    public String getAvailableProcessors() {
        return (String) getMetric(KuraDeviceProfile.AVAILABLE_PROCESSORS_KEY);
    }

    /** The version of the BIOS. */
    public String getBiosVersion() {
        return (String) getMetric(KuraDeviceProfile.BIOS_VERSION_KEY);
    }

    /** The network interfaces that are connected, with their hardware addresses. */
    public String getConnectionInterface() {
        return (String) getMetric(KuraDeviceProfile.CONNECTION_INTERFACE_KEY);
    }

    /** The addresses of these interfaces. */
    public String getConnectionIp() {
        return (String) getMetric(KuraDeviceProfile.CONNECTION_IP_KEY);
    }

    /** The kind of processor. */
    public String getCpuVersion() {
        return (String) getMetric(KuraDeviceProfile.CPU_VERSION_KEY);
    }

    /** The name that the gateway is shown by. */
    public String getDisplayName() {
        return (String) getMetric(KuraDeviceProfile.DISPLAY_NAME_KEY);
    }

    /** The version of the firmware. */
    public String getFirmwareVersion() {
        return (String) getMetric(KuraDeviceProfile.FIRMWARE_VERSION_KEY);
    }

    /** The version of the Java distribution. */
    public String getJdkVendorVersion() {
        return (String) getMetric(KuraDeviceProfile.JDK_VENDOR_VERSION_KEY);
    }

    /** The Java virtual machine. */
    public String getJvmName() {
        return (String) getMetric(KuraDeviceProfile.JVM_NAME_KEY);
    }

    /** The Java profile. */
    public String getJvmProfile() {
        return (String) getMetric(KuraDeviceProfile.JVM_PROFILE_KEY);
    }

    /** Who made the Java virtual machine. */
    public String getJvmVendor() {
        return (String) getMetric(KuraDeviceProfile.JVM_VENDOR_KEY);
    }

    /** The version of the Java virtual machine. */
    public String getJvmVersion() {
        return (String) getMetric(KuraDeviceProfile.JVM_VERSION_KEY);
    }

    /** The id of the device model. */
    public String getModelId() {
        return (String) getMetric(KuraDeviceProfile.MODEL_ID_KEY);
    }

    /** The name of the device model. */
    public String getModelName() {
        return (String) getMetric(KuraDeviceProfile.MODEL_NAME_KEY);
    }

    /** The version of the modem's firmware. */
    public String getModemFirmwareVersion() {
        return (String) getMetric(MODEM_FIRMWARE_VERSION);
    }

    /** The number of the SIM card. */
    public String getModemIccid() {
        return (String) getMetric(MODEM_ICCID);
    }

    /** The number of the modem. */
    public String getModemImei() {
        return (String) getMetric(MODEM_IMEI);
    }

    /** The number of the mobile subscriber. */
    public String getModemImsi() {
        return (String) getMetric(MODEM_IMSI);
    }

    /** The strength of the radio signal, in dBm. */
    public String getModemRssi() {
        return (String) getMetric(MODEM_RSSI);
    }

    /** The operating system. */
    public String getOs() {
        return (String) getMetric(KuraDeviceProfile.OS_KEY);
    }

    /** The architecture of the operating system. */
    public String getOsArch() {
        return (String) getMetric(KuraDeviceProfile.OS_ARCH_KEY);
    }

    /** The version of the operating system. */
    public String getOsVersion() {
        return (String) getMetric(KuraDeviceProfile.OS_VERSION_KEY);
    }

    /** The OSGi framework. */
    public String getOsgiFramework() {
        return (String) getMetric(KuraDeviceProfile.OSGI_FRAMEWORK_KEY);
    }

    /** The version of the OSGi framework. */
    public String getOsgiFrameworkVersion() {
        return (String) getMetric(KuraDeviceProfile.OSGI_FRAMEWORK_VERSION_KEY);
    }

    /** The part number of the device. */
    public String getPartNumber() {
        return (String) getMetric(KuraDeviceProfile.PART_NUMBER_KEY);
    }

    /** The encoding of the gateway's payloads. */
    public String getPayloadEncoding() {
        return (String) getMetric(PAYLOAD_ENCODING);
    }

    /** The serial number of the device. */
    public String getSerialNumber() {
        return (String) getMetric(KuraDeviceProfile.SERIAL_NUMBER_KEY);
    }

    /** The memory of the Java virtual machine, in KiB. */
    public String getTotalMemory() {
        return (String) getMetric(KuraDeviceProfile.TOTAL_MEMORY_KEY);
    }

    /** How long the gateway has been running, in milliseconds. */
    public String getUptime() {
        return (String) getMetric(KuraDeviceProfile.UPTIME_KEY);
    }

    /**
     * The version of the gateway as older receivers read it.
     *
     * @deprecated use {@link #getApplicationFrameworkVersion()}
     */
    @Deprecated
    @SuppressWarnings("InlineMeSuggester")
    public String getKuraVersion() {
        return (String) getMetric(KuraDeviceProfile.KURA_VERSION_KEY);
    }

    /** Whether somebody has opened the device. */
    public TamperStatus getTamperStatus() {
        Object status = getMetric(TAMPER_STATUS);
        return status == null ? TamperStatus.UNSUPPORTED : TamperStatus.valueOf(status.toString());
    }

    @Override
    public String toString() {
        return "KuraBirthPayload " + metrics();
    }

    /** Whether somebody has opened the device. */
    public enum TamperStatus {
        /** The device cannot tell. */
        UNSUPPORTED,
        /** Somebody has. */
        TAMPERED,
        /** Nobody has. */
        NOT_TAMPERED
    }

    /** Builds a {@link KuraBirthPayload}. Not thread-safe. */
    public static class KuraBirthPayloadBuilder {

        private final KuraBirthPayload payload = new KuraBirthPayload();

        /** Nothing is told yet. */
        public KuraBirthPayloadBuilder() {
            super();
        }

        /** The payload as told up to now, which later calls still change: build one per payload. */
        public KuraBirthPayload build() {
            return this.payload;
        }

        /** Sets the encodings that the gateway can decode: {@code gzip} or empty. */
        public KuraBirthPayloadBuilder withAcceptEncoding(String acceptEncoding) {
            this.payload.addMetric(ACCEPT_ENCODING, acceptEncoding);
            return this;
        }

        /** Sets the application framework. */
        public KuraBirthPayloadBuilder withApplicationFramework(String applicationFramework) {
            this.payload.addMetric(KuraDeviceProfile.APPLICATION_FRAMEWORK_KEY, applicationFramework);
            return this;
        }

        /** Sets the version of the application framework. */
        public KuraBirthPayloadBuilder withApplicationFrameworkVersion(String applicationFrameworkVersion) {
            this.payload.addMetric(KuraDeviceProfile.APPLICATION_FRAMEWORK_VERSION_KEY, applicationFrameworkVersion);
            return this;
        }

        /** Sets the ids of the applications on the gateway, separated by commas. */
        public KuraBirthPayloadBuilder withApplicationIdentifiers(String applicationIdentifiers) {
            this.payload.addMetric(APPLICATION_IDENTIFIERS, applicationIdentifiers);
            return this;
        }

        /** Sets the number of processors. */
        public KuraBirthPayloadBuilder withAvailableProcessors(String availableProcessors) {
            this.payload.addMetric(KuraDeviceProfile.AVAILABLE_PROCESSORS_KEY, availableProcessors);
            return this;
        }

        /** Sets the version of the BIOS. */
        public KuraBirthPayloadBuilder withBiosVersion(String biosVersion) {
            this.payload.addMetric(KuraDeviceProfile.BIOS_VERSION_KEY, biosVersion);
            return this;
        }

        /** Sets the network interfaces that are connected, with their hardware addresses. */
        public KuraBirthPayloadBuilder withConnectionInterface(String connectionInterface) {
            this.payload.addMetric(KuraDeviceProfile.CONNECTION_INTERFACE_KEY, connectionInterface);
            return this;
        }

        /** Sets the addresses of these interfaces. */
        public KuraBirthPayloadBuilder withConnectionIp(String connectionIp) {
            this.payload.addMetric(KuraDeviceProfile.CONNECTION_IP_KEY, connectionIp);
            return this;
        }

        /** Sets the kind of processor. */
        public KuraBirthPayloadBuilder withCpuVersion(String cpuVersion) {
            this.payload.addMetric(KuraDeviceProfile.CPU_VERSION_KEY, cpuVersion);
            return this;
        }

        /** Sets the name that the gateway is shown by. */
        public KuraBirthPayloadBuilder withDisplayName(String displayName) {
            this.payload.addMetric(KuraDeviceProfile.DISPLAY_NAME_KEY, displayName);
            return this;
        }

        /** Sets the version of the firmware. */
        public KuraBirthPayloadBuilder withFirmwareVersion(String firmwareVersion) {
            this.payload.addMetric(KuraDeviceProfile.FIRMWARE_VERSION_KEY, firmwareVersion);
            return this;
        }

        /** Sets the version of the Java distribution. */
        public KuraBirthPayloadBuilder withJdkVendorVersion(String jdkVendorVersion) {
            this.payload.addMetric(KuraDeviceProfile.JDK_VENDOR_VERSION_KEY, jdkVendorVersion);
            return this;
        }

        /** Sets the Java virtual machine. */
        public KuraBirthPayloadBuilder withJvmName(String jvmName) {
            this.payload.addMetric(KuraDeviceProfile.JVM_NAME_KEY, jvmName);
            return this;
        }

        /** Sets the Java profile. */
        public KuraBirthPayloadBuilder withJvmProfile(String jvmProfile) {
            this.payload.addMetric(KuraDeviceProfile.JVM_PROFILE_KEY, jvmProfile);
            return this;
        }

        /** Sets who made the Java virtual machine. */
        public KuraBirthPayloadBuilder withJvmVendor(String jvmVendor) {
            this.payload.addMetric(KuraDeviceProfile.JVM_VENDOR_KEY, jvmVendor);
            return this;
        }

        /** Sets the version of the Java virtual machine. */
        public KuraBirthPayloadBuilder withJvmVersion(String jvmVersion) {
            this.payload.addMetric(KuraDeviceProfile.JVM_VERSION_KEY, jvmVersion);
            return this;
        }

        /** Sets the version of the gateway for older receivers. */
        public KuraBirthPayloadBuilder withKuraVersion(String kuraVersion) {
            this.payload.addMetric(KuraDeviceProfile.KURA_VERSION_KEY, kuraVersion);
            return this;
        }

        /** Sets the id of the device model. */
        public KuraBirthPayloadBuilder withModelId(String modelId) {
            this.payload.addMetric(KuraDeviceProfile.MODEL_ID_KEY, modelId);
            return this;
        }

        /** Sets the name of the device model. */
        public KuraBirthPayloadBuilder withModelName(String modelName) {
            this.payload.addMetric(KuraDeviceProfile.MODEL_NAME_KEY, modelName);
            return this;
        }

        /** Sets the version of the modem's firmware. */
        public KuraBirthPayloadBuilder withModemFirmwareVersion(String modemFirmwareVersion) {
            this.payload.addMetric(MODEM_FIRMWARE_VERSION, modemFirmwareVersion);
            return this;
        }

        /** Sets the number of the SIM card. */
        public KuraBirthPayloadBuilder withModemIccid(String modemIccid) {
            this.payload.addMetric(MODEM_ICCID, modemIccid);
            return this;
        }

        /** Sets the number of the modem. */
        public KuraBirthPayloadBuilder withModemImei(String modemImei) {
            this.payload.addMetric(MODEM_IMEI, modemImei);
            return this;
        }

        /** Sets the number of the mobile subscriber. */
        public KuraBirthPayloadBuilder withModemImsi(String modemImsi) {
            this.payload.addMetric(MODEM_IMSI, modemImsi);
            return this;
        }

        /** Sets the strength of the radio signal, in dBm. */
        public KuraBirthPayloadBuilder withModemRssi(String modemRssi) {
            this.payload.addMetric(MODEM_RSSI, modemRssi);
            return this;
        }

        /** Sets the operating system. */
        public KuraBirthPayloadBuilder withOs(String os) {
            this.payload.addMetric(KuraDeviceProfile.OS_KEY, os);
            return this;
        }

        /** Sets the architecture of the operating system. */
        public KuraBirthPayloadBuilder withOsArch(String osArch) {
            this.payload.addMetric(KuraDeviceProfile.OS_ARCH_KEY, osArch);
            return this;
        }

        /** Sets the version of the operating system. */
        public KuraBirthPayloadBuilder withOsVersion(String osVersion) {
            this.payload.addMetric(KuraDeviceProfile.OS_VERSION_KEY, osVersion);
            return this;
        }

        /** Sets the OSGi framework. */
        public KuraBirthPayloadBuilder withOsgiFramework(String osgiFramework) {
            this.payload.addMetric(KuraDeviceProfile.OSGI_FRAMEWORK_KEY, osgiFramework);
            return this;
        }

        /** Sets the version of the OSGi framework. */
        public KuraBirthPayloadBuilder withOsgiFrameworkVersion(String osgiFrameworkVersion) {
            this.payload.addMetric(KuraDeviceProfile.OSGI_FRAMEWORK_VERSION_KEY, osgiFrameworkVersion);
            return this;
        }

        /** Sets the part number of the device. */
        public KuraBirthPayloadBuilder withPartNumber(String partNumber) {
            this.payload.addMetric(KuraDeviceProfile.PART_NUMBER_KEY, partNumber);
            return this;
        }

        /** Sets the encoding of the gateway's payloads. */
        public KuraBirthPayloadBuilder withPayloadEncoding(String payloadEncoding) {
            this.payload.addMetric(PAYLOAD_ENCODING, payloadEncoding);
            return this;
        }

        /** Sets the serial number of the device. */
        public KuraBirthPayloadBuilder withSerialNumber(String serialNumber) {
            this.payload.addMetric(KuraDeviceProfile.SERIAL_NUMBER_KEY, serialNumber);
            return this;
        }

        /** Sets the memory of the Java virtual machine, in KiB. */
        public KuraBirthPayloadBuilder withTotalMemory(String totalMemory) {
            this.payload.addMetric(KuraDeviceProfile.TOTAL_MEMORY_KEY, totalMemory);
            return this;
        }

        /** Sets how long the gateway has been running, in milliseconds. */
        public KuraBirthPayloadBuilder withUptime(String uptime) {
            this.payload.addMetric(KuraDeviceProfile.UPTIME_KEY, uptime);
            return this;
        }

        /** Sets where the gateway is; may be {@code null}. */
        public KuraBirthPayloadBuilder withPosition(KuraPosition position) {
            this.payload.setPosition(position);
            return this;
        }

        /** Sets whether somebody has opened the device. */
        public KuraBirthPayloadBuilder withTamperStatus(TamperStatus tamperStatus) {
            if (tamperStatus == TamperStatus.UNSUPPORTED) {
                this.payload.removeMetric(TAMPER_STATUS);
            } else {
                this.payload.addMetric(TAMPER_STATUS, tamperStatus.name());
            }
            return this;
        }
    }
}
