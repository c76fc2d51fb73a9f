// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.kura.driver.Driver;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** A framework with Declarative Services, ConfigurationAdmin, the real assets, and the cache as it was built. */
final class Plant {

    private final Framework framework;
    final Bundle assets;
    final Bundle cache;

    Plant(Path folder) throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("bundles").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        Stream.of(
                                        "org/eclipse/kura/KuraException",
                                        "org/eclipse/kura/core/configuration/metatype/Tad",
                                        "io/tidegate/api/samples/Sample",
                                        "io/tidegate/api/configuration/Problem",
                                        "org/osgi/service/wireadmin/Wire",
                                        "org/osgi/service/cm/ConfigurationAdmin",
                                        "org/apache/felix/hc/api/HealthCheck",
                                        "org/slf4j/Logger")
                                .map(Plant::exports)
                                .collect(Collectors.joining(","))));
        framework.start();
        for (String type : List.of(
                "org/osgi/util/function/Function",
                "org/osgi/util/promise/Promise",
                "org/osgi/service/component/ComponentContext",
                "org/apache/felix/cm/impl/ConfigurationManager",
                "org/apache/felix/scr/impl/Activator")) {
            context().installBundle(jar(type).toString()).start();
        }
        assets = context()
                .installBundle(jar("io/tidegate/data/assets/AssetEngine").toString());
        assets.start();
        cache = context()
                .installBundle(
                        Path.of(System.getProperty("bundle.under.test")).toUri().toString());
        cache.start();
    }

    void close() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    ServiceRegistration<Driver> driver(String pid, Driver driver) {
        return context()
                .registerService(Driver.class, driver, FrameworkUtil.asDictionary(Map.of("kura.service.pid", pid)));
    }

    /** Creates or changes the asset. */
    void asset(String pid, Map<String, Object> keys) throws IOException {
        Map<String, Object> properties = new HashMap<>(keys);
        properties.put("kura.service.pid", pid);
        configuration(pid).update(FrameworkUtil.asDictionary(properties));
    }

    void deleteAsset(String pid) throws IOException {
        configuration(pid).delete();
    }

    private Configuration configuration(String pid) throws IOException {
        ConfigurationAdmin admin = context().getService(context().getServiceReference(ConfigurationAdmin.class));
        return admin.getFactoryConfiguration("org.eclipse.kura.asset", pid, "?");
    }

    /** The service now, or null. */
    <T> T find(Class<T> type) {
        ServiceReference<T> reference = context().getServiceReference(type);
        return reference == null ? null : context().getService(reference);
    }

    private static String exports(String type) {
        try {
            return ((JarURLConnection) resource(type).openConnection())
                    .getManifest()
                    .getMainAttributes()
                    .getValue(new Attributes.Name(Constants.EXPORT_PACKAGE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL jar(String type) throws IOException {
        return ((JarURLConnection) resource(type).openConnection()).getJarFileURL();
    }

    private static URL resource(String type) {
        return Plant.class.getClassLoader().getResource(type + ".class");
    }
}
