// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.kura.system.ExtendedProperties;
import org.eclipse.kura.system.ExtendedPropertyGroup;
import org.eclipse.kura.system.SystemService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** The other half of the answers: what the gateway is, where it keeps things, and what may be set by properties. */
@Component(
        name = "org.eclipse.kura.system.SystemService",
        service = SystemService.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {"kura.service.pid=org.eclipse.kura.system.SystemService", "kura.ui.service.hide:Boolean=true"})
public final class GatewaySystemService extends MachineSystemService {

    private static final String KURA = "KURA_";
    private static final String CONSOLE = "io.tidegate.console.ui";

    private final BundleContext context;
    private final Machine machine;
    private volatile GatewayProperties properties;

    @Activate
    public GatewaySystemService(BundleContext context) {
        this(context, new Machine(Path.of("/")));
    }

    GatewaySystemService(BundleContext context, Machine machine) {
        super(machine);
        this.context = context;
        this.machine = machine;
    }

    @Activate
    void start() {
        Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        Map.Entry<String, String> osgi =
                Map.entry(framework.getSymbolicName(), framework.getVersion().toString());
        properties = GatewayProperties.read(context::getProperty, BuiltIn.of(context::getProperty, osgi, machine));
    }

    @Override
    GatewayProperties properties() {
        return properties;
    }

    @Override
    public Bundle[] getBundles() {
        return context.getBundles();
    }

    @Override
    public String getCommandUser() {
        return properties().text(KEY_COMMAND_USER);
    }

    @Override
    public List<String> getDeviceManagementServiceIgnore() {
        return Stream.of(properties()
                        .text(CONFIG_CONSOLE_DEVICE_MANAGE_SERVICE_IGNORE, "")
                        .split(",", -1))
                .map(String::strip)
                .filter(service -> !service.isEmpty())
                .toList();
    }

    /** That this is Tidegate: by the group {@code tidegate}, in the cloud's certificates too. */
    @Override
    public Optional<ExtendedProperties> getExtendedProperties() {
        Map<String, String> tidegate = new TreeMap<>();
        tidegate.put("version", properties().text("tidegate.version"));
        tidegate.put("profile", properties().text("tidegate.profile"));
        return Optional.of(new ExtendedProperties("1.0", List.of(new ExtendedPropertyGroup("tidegate", tidegate))));
    }

    @Override
    public int getFileCommandZipMaxUploadNumber() {
        return properties().number(KEY_FILE_COMMAND_ZIP_MAX_NUMBER, 1024);
    }

    @Override
    public int getFileCommandZipMaxUploadSize() {
        return properties().number(KEY_FILE_COMMAND_ZIP_MAX_SIZE, 100);
    }

    @Override
    public char[] getJavaKeyStorePassword() {
        return properties().text(KEY_KURA_KEY_STORE_PWD, "").toCharArray();
    }

    @Override
    public char[] getJavaTrustStorePassword() {
        return properties().text(KEY_KURA_TRUST_STORE_PWD, "").toCharArray();
    }

    @Override
    public String getKuraDataDirectory() {
        return properties().text(KEY_KURA_DATA_DIR);
    }

    @Override
    public String getKuraFrameworkConfigDirectory() {
        return properties().text(KEY_KURA_FRAMEWORK_CONFIG_DIR);
    }

    @Override
    public String getKuraHome() {
        return properties().text(KEY_KURA_HOME_DIR);
    }

    @Override
    public String getKuraMarketplaceCompatibilityVersion() {
        String version = properties().text(KEY_KURA_MARKETPLACE_COMPATIBILITY_VERSION, getKuraVersion());
        String number = version.startsWith(KURA) ? version.substring(KURA.length()) : version;
        return number.replace('-', '.').replace('_', '.');
    }

    @Override
    public int getKuraSnapshotsCount() {
        return properties().number(KEY_KURA_SNAPSHOTS_COUNT, BuiltIn.SNAPSHOTS);
    }

    @Override
    public String getKuraSnapshotsDirectory() {
        return properties().text(KEY_KURA_SNAPSHOTS_DIR);
    }

    @Override
    public String getKuraStyleDirectory() {
        return properties().text(KEY_KURA_STYLE_DIR);
    }

    @Override
    public String getKuraTemporaryConfigDirectory() {
        return properties().text(KEY_KURA_TMP_DIR);
    }

    @Override
    public String getKuraUserConfigDirectory() {
        return properties().text(KEY_KURA_USER_CONFIG_DIR);
    }

    @Override
    public String getKuraVersion() {
        return properties().text(KEY_KURA_VERSION);
    }

    @Override
    public String getKuraWebEnabled() {
        boolean console = Stream.of(getBundles()).map(Bundle::getSymbolicName).anyMatch(CONSOLE::equals);
        return properties().text(KEY_KURA_HAVE_WEB_INTER, String.valueOf(console));
    }

    @Override
    public int getKuraWifiTopChannel() {
        return properties().number(KEY_KURA_WIFI_TOP_CHANNEL, Integer.MAX_VALUE);
    }

    /** The gateway leaves all of the network to the operating system, unless somebody says "disabled". */
    @Override
    public String getNetVirtualDevicesConfig() {
        String config = properties().text(KEY_KURA_NET_VIRTUAL_DEVICES_CONFIG, "unmanaged");
        return config.equalsIgnoreCase("unmanaged") ? "netIPv4StatusUnmanaged" : "netIPv4StatusDisabled";
    }

    @Override
    public String getOsgiFwName() {
        return properties().text(KEY_OSGI_FW_NAME);
    }

    @Override
    public String getOsgiFwVersion() {
        return properties().text(KEY_OSGI_FW_VERSION);
    }

    @Override
    public Properties getProperties() {
        return properties().copy();
    }

    @Override
    public boolean isLegacyBluetoothBeaconScan() {
        return properties().flag(KEY_LEGACY_BT_BEACON_SCAN);
    }

    @Override
    public boolean isLegacyPPPLoggingEnabled() {
        return properties().flag(KEY_LEGACY_PPP_LOGGING);
    }
}
