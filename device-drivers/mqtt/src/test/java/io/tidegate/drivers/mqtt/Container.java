// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.ConfigurationAdmin;

/** A framework with Declarative Services and the built bundle; the test plays the other bundles from outside of it. */
final class Container {

    private final Framework framework;
    private final Bundle driver;

    Container(Path cache) throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        Stream.of(
                                        "org/eclipse/kura/KuraException",
                                        "org/eclipse/kura/core/configuration/metatype/Tad",
                                        "org/osgi/service/cm/ConfigurationAdmin",
                                        "org/apache/felix/hc/api/HealthCheck",
                                        "io/tidegate/api/configuration/Problem",
                                        "com/fasterxml/jackson/core/JsonFactory",
                                        "org/slf4j/Logger")
                                .map(Container::exports)
                                .collect(Collectors.joining(","))));
        framework.start();
        for (String bundle : List.of(
                "org/osgi/util/function/Function",
                "org/osgi/util/promise/Promise",
                "org/osgi/service/component/ComponentContext",
                "org/apache/felix/cm/impl/ConfigurationManager",
                "org/apache/felix/scr/impl/Activator")) {
            context().installBundle(jar(bundle).toString()).start();
        }
        driver = context().installBundle(built().toUri().toString());
        driver.start();
    }

    private static Path built() {
        return Path.of(System.getProperty("bundle.under.test"));
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Bundle driver() {
        return driver;
    }

    /** As a deployment does it, from the bytes of the next version. */
    void update() throws Exception {
        try (InputStream next = Files.newInputStream(built())) {
            driver.update(next);
        }
    }

    void configure(String factory, String name, Map<String, Object> properties) throws IOException {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("kura.service.pid", name);
        context()
                .getService(context().getServiceReference(ConfigurationAdmin.class))
                .getFactoryConfiguration(factory, name, "?")
                .update(FrameworkUtil.asDictionary(all));
    }

    void close() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
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
        return Container.class.getClassLoader().getResource(type + ".class");
    }
}
