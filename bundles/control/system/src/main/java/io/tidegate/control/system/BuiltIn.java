// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.kura.system.SystemService;

/**
 * What the gateway knows by itself.
 *
 * @param real what nobody can set to another value, since it is so
 * @param defaults what holds as long as nobody sets it
 * @param files that set properties, the later above the former
 */
record BuiltIn(Map<String, String> real, Map<String, String> defaults, List<Path> files) {

    /** The release of Kura whose API, conventions and defaults this gateway has; add-ons ask for it. */
    static final String COMPATIBLE_WITH = "KURA_5.6.0";

    static final int SNAPSHOTS = 10;

    /** Keys without a default that framework properties may set. */
    static final Set<String> KNOWN = Set.of(
            SystemService.KEY_KURA_HAVE_WEB_INTER,
            SystemService.KEY_KURA_KEY_STORE_PWD,
            SystemService.KEY_KURA_MARKETPLACE_COMPATIBILITY_VERSION,
            SystemService.KEY_KURA_NET_VIRTUAL_DEVICES_CONFIG,
            SystemService.KEY_KURA_STYLE_DIR,
            SystemService.KEY_KURA_TRUST_STORE_PWD,
            SystemService.KEY_KURA_WIFI_TOP_CHANNEL,
            SystemService.KEY_LEGACY_BT_BEACON_SCAN,
            SystemService.KEY_LEGACY_PPP_LOGGING,
            SystemService.KEY_PRIMARY_NET_IFACE);

    /**
     * Asks machine, Java and framework.
     *
     * @param framework the value of a framework property, or null
     * @param osgi name and version of the framework
     */
    static BuiltIn of(UnaryOperator<String> framework, Map.Entry<String, String> osgi, Machine machine) {
        Path data = Path.of(framework.apply("tidegate.data"));
        String home = framework.apply("tidegate.home");
        Path distribution = home == null ? data : Path.of(home);
        return new BuiltIn(
                real(framework, osgi, distribution, data),
                defaults(machine),
                List.of(
                        distribution.resolve("etc").resolve(SystemService.KURA_PROPS_FILE),
                        data.resolve(SystemService.KURA_CUSTOM_PROPS_FILE)));
    }

    private static Map<String, String> real(
            UnaryOperator<String> framework, Map.Entry<String, String> osgi, Path home, Path data) {
        Map<String, String> real = new HashMap<>();
        real.put(SystemService.KEY_KURA_NAME, "Tidegate");
        real.put("tidegate.version", Objects.requireNonNullElse(framework.apply("tidegate.version"), "UNKNOWN"));
        real.put("tidegate.profile", Objects.requireNonNullElse(framework.apply("tidegate.profile"), "UNKNOWN"));
        real.put(SystemService.KEY_OSGI_FW_NAME, osgi.getKey());
        real.put(SystemService.KEY_OSGI_FW_VERSION, osgi.getValue());
        real.put(SystemService.KEY_KURA_HOME_DIR, home.toString());
        real.put(SystemService.KEY_KURA_PLUGINS_DIR, home.resolve("system").toString());
        real.put(
                SystemService.KEY_KURA_FRAMEWORK_CONFIG_DIR, home.resolve("etc").toString());
        real.put(SystemService.KEY_KURA_DATA_DIR, data.toString());
        real.put(SystemService.KEY_KURA_USER_CONFIG_DIR, data.resolve("config").toString());
        real.put(SystemService.KEY_KURA_PACKAGES_DIR, data.resolve("deploy").toString());
        real.put(SystemService.KEY_KURA_TMP_DIR, data.resolve("tmp").toString());
        real.put(SystemService.KEY_KURA_SNAPSHOTS_DIR, data.resolve("snapshots").toString());
        real.put(SystemService.KEY_KURA_SNAPSHOTS_COUNT, snapshots(framework));
        real.put(SystemService.KEY_KURA_HAVE_NET_ADMIN, "false");
        return real;
    }

    /** Configuration takes the number from the framework's properties alone, and does not start with a wrong one. */
    private static String snapshots(UnaryOperator<String> framework) {
        return Objects.requireNonNullElse(
                framework.apply(SystemService.KEY_KURA_SNAPSHOTS_COUNT), String.valueOf(SNAPSHOTS));
    }

    private static Map<String, String> defaults(Machine machine) {
        Map<String, String> defaults = new HashMap<>();
        for (String key : List.of(
                SystemService.KEY_OS_NAME,
                SystemService.KEY_OS_ARCH,
                SystemService.KEY_JAVA_HOME,
                SystemService.KEY_JAVA_VENDOR,
                SystemService.KEY_JAVA_VERSION,
                SystemService.KEY_JAVA_VM_INFO,
                SystemService.KEY_JAVA_VM_NAME,
                SystemService.KEY_JAVA_VM_VENDOR,
                SystemService.KEY_JAVA_VM_VERSION,
                SystemService.KEY_FILE_SEP)) {
            defaults.put(key, System.getProperty(key, SystemService.UNKNOWN));
        }
        defaults.put(
                SystemService.KEY_JDK_VENDOR_VERSION,
                System.getProperty("java.vendor.version", System.getProperty("java.vendor", SystemService.UNKNOWN)));
        defaults.putAll(machine.facts());
        defaults.put(SystemService.KEY_DEVICE_NAME, machine.hostname());
        defaults.put(SystemService.KEY_PLATFORM, System.getProperty("os.arch", SystemService.UNKNOWN));
        defaults.put(SystemService.KEY_KURA_VERSION, COMPATIBLE_WITH);
        defaults.put(SystemService.KEY_COMMAND_USER, System.getProperty("user.name", SystemService.UNKNOWN));
        return defaults;
    }
}
