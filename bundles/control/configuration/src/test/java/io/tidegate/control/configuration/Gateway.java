// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** A framework with Declarative Services, ConfigurationAdmin, crypto, and the bundle under test as it was built. */
final class Gateway implements AutoCloseable {

    private static final String SHARED = "org.slf4j;version=2.0.17,org.eclipse.kura;version=1.7,"
            + "org.eclipse.kura.configuration;version=1.2,org.eclipse.kura.configuration.metatype;version=1.1,"
            + "org.eclipse.kura.core.configuration;version=2.0,org.eclipse.kura.core.configuration.metatype;version=1.0,"
            + "org.eclipse.kura.marshalling;version=1.0,"
            + "org.eclipse.kura.crypto;version=1.3,io.tidegate.api.commands;version=1.0,"
            + "io.tidegate.api.configuration;version=1.0,org.apache.felix.hc.api;version=2.0.4,"
            + "org.osgi.service.cm;version=1.6.1,org.osgi.service.event;version=1.4.1,"
            + "com.fasterxml.jackson.core;version=2.20.1,com.fasterxml.jackson.core.json;version=2.20.1,"
            + "io.tidegate.control.configuration.parts";

    private final Framework framework;
    private final Bundle configuration;
    private int bundles;

    Gateway(Path data) throws Exception {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, data.resolve("cache").toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED);
        properties.put("ds.loglevel", System.getProperty("ds.loglevel", "error"));
        properties.put("felix.cm.pm", "tidegate");
        properties.put("kura.snapshots.count", "3");
        properties.put("tidegate.data", data.toString());
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(properties);
        framework.start();
        for (String name : List.of(
                "util.function",
                "util.promise",
                "service.component",
                "felix.scr",
                "felix.configadmin",
                "felix.eventadmin",
                "control.crypto")) {
            install(onClassPath(name)).start();
        }
        configuration = install(Path.of(System.getProperty("bundle.under.test")));
    }

    /** Starts the bundle under test. */
    Gateway configured() throws Exception {
        configuration.start();
        service(org.eclipse.kura.configuration.ConfigurationService.class);
        return this;
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Bundle configuration() {
        return configuration;
    }

    /** Awaits and gets a service. */
    <T> T service(Class<T> type) throws Exception {
        return await(() ->
                find(type, null).map(context()::getService).map(type::cast).orElse(null));
    }

    /** The properties of the configurable component of that name, or null. */
    Map<String, Object> component(String name) throws InvalidSyntaxException {
        return find(ConfigurableComponent.class, "(kura.service.pid=" + name + ")")
                .map(Gateway::properties)
                .orElse(null);
    }

    /** Felix finds no service for its own bundle whose interface that bundle exports itself, unless asked for all. */
    Optional<ServiceReference<?>> find(Class<?> type, String filter) throws InvalidSyntaxException {
        ServiceReference<?>[] all = context().getAllServiceReferences(type.getName(), filter);
        return all == null ? Optional.empty() : Optional.of(all[0]);
    }

    private static Map<String, Object> properties(ServiceReference<?> reference) {
        Map<String, Object> properties = new HashMap<>();
        Stream.of(reference.getPropertyKeys()).forEach(key -> properties.put(key, reference.getProperty(key)));
        return properties;
    }

    /** Installs and starts a bundle with the factory {@code test.driver} and the singleton {@code test.service}. */
    Bundle installDriver() throws Exception {
        Bundle bundle = installDriverStopped();
        bundle.start();
        return bundle;
    }

    Bundle installDriverStopped() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            entry(
                    jar,
                    "META-INF/MANIFEST.MF",
                    """
                    Manifest-Version: 1.0
                    Bundle-ManifestVersion: 2
                    Bundle-SymbolicName: test.driver
                    Bundle-Version: 1.0.0
                    Import-Package: org.eclipse.kura.configuration,io.tidegate.control.configuration.parts
                    Service-Component: OSGI-INF/driver.xml,OSGI-INF/service.xml
                    """);
            entry(jar, "OSGI-INF/driver.xml", component("test.driver", "require"));
            entry(jar, "OSGI-INF/service.xml", component("test.service", "optional"));
            entry(jar, "OSGI-INF/metatype/test.driver.xml", Documents.METATYPE);
        }
        Bundle bundle = context().installBundle("test:" + bundles++, new ByteArrayInputStream(bytes.toByteArray()));
        return bundle;
    }

    private static String component(String name, String policy) {
        return """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s" configuration-policy="%s"
                    immediate="true">
                  <implementation class="io.tidegate.control.configuration.parts.Part"/>
                  <service><provide interface="org.eclipse.kura.configuration.ConfigurableComponent"/></service>
                </scr:component>
                """
                .formatted(name, policy);
    }

    private static void entry(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }

    private Bundle install(Path jar) throws IOException, BundleException {
        try (InputStream in = Files.newInputStream(jar)) {
            return context().installBundle(jar.toUri().toString(), in);
        }
    }

    private static Path onClassPath(String part) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar") && entry.contains(part + "-"))
                .map(Path::of)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(part));
    }

    /** Polls until there is a value other than null and false. */
    static <T> T await(Callable<T> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            T value = condition.call();
            if (value != null && !Boolean.FALSE.equals(value)) {
                return value;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 30 s");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
