// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.ConfigurationAdmin;

/** A framework with the built bundle; what the test registers comes from outside of it. */
final class AssetsFramework {

    private final Framework framework;
    private final Bundle assets;

    AssetsFramework(Path folder) throws Exception {
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        framework = factory.newFramework(Map.of(
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
                        .map(AssetsFramework::exports)
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
        assets = context()
                .installBundle(
                        Path.of(System.getProperty("bundle.under.test")).toUri().toString());
        assets.start();
    }

    void close() throws Exception {
        framework.stop();
        framework.waitForStop(Assets.LIMIT.toMillis());
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Bundle assets() {
        return assets;
    }

    /** Awaits and gets a service. Felix finds none of a package that its own bundle exports, unless asked for all. */
    <T> T service(Class<T> type) {
        Assets.await(type.getName(), () -> found(type) != null);
        return type.cast(found(type));
    }

    private Object found(Class<?> type) {
        try {
            ServiceReference<?>[] all = context().getAllServiceReferences(type.getName(), null);
            return all == null ? null : context().getService(all[0]);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    void configure(String factory, String pid, Map<String, Object> properties) throws IOException {
        Map<String, Object> all = new java.util.HashMap<>(properties);
        all.put("kura.service.pid", pid);
        service(ConfigurationAdmin.class)
                .getFactoryConfiguration(factory, pid, "?")
                .update(FrameworkUtil.asDictionary(all));
    }

    /** Installs and starts a bundle of these classes with one DS document. */
    Bundle install(String name, String imports, String component, Class<?>... classes) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        manifest.getMainAttributes().putValue(Constants.IMPORT_PACKAGE, imports);
        manifest.getMainAttributes().putValue("Service-Component", "OSGI-INF/component.xml");
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            entry(jar, "OSGI-INF/component.xml", component.getBytes(StandardCharsets.UTF_8));
            for (Class<?> type : classes) {
                String path = type.getName().replace('.', '/') + ".class";
                try (InputStream code = type.getClassLoader().getResourceAsStream(path)) {
                    entry(jar, path, code.readAllBytes());
                }
            }
        }
        Bundle bundle = context().installBundle("test:" + name, new ByteArrayInputStream(bytes.toByteArray()));
        bundle.start();
        return bundle;
    }

    private static void entry(JarOutputStream jar, String path, byte[] content) throws IOException {
        jar.putNextEntry(new ZipEntry(path));
        jar.write(content);
        jar.closeEntry();
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
        return AssetsFramework.class.getClassLoader().getResource(type + ".class");
    }
}
