// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.ConfigurationAdmin;

/** A framework with the built bundle; what the test registers comes from outside of it. */
final class WiresFramework {

    static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Framework framework;
    private final Bundle wires;

    WiresFramework(Path folder) throws Exception {
        this(folder, Map.of(), List.of());
    }

    /** With the gateway's own configuration service, which keeps its snapshots in the folder. */
    static WiresFramework configured(Path folder) throws Exception {
        return new WiresFramework(
                folder,
                Map.of("felix.cm.pm", "tidegate", "tidegate.data", folder.toString()),
                List.of("io/tidegate/control/crypto/AesText", "io/tidegate/control/configuration/Keys"));
    }

    /** @param more a class of each further bundle */
    private WiresFramework(Path folder, Map<String, String> settings, List<String> more) throws Exception {
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        Map<String, String> properties = new HashMap<>(settings);
        properties.put(Constants.FRAMEWORK_STORAGE, folder.resolve("bundles").toString());
        properties.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                Stream.of(
                                "org/eclipse/kura/core/configuration/metatype/Tad",
                                "io/tidegate/api/commands/Command",
                                "org/osgi/service/event/EventAdmin",
                                "org/eclipse/kura/KuraException",
                                "org/osgi/service/wireadmin/Wire",
                                "org/osgi/service/cm/ConfigurationAdmin",
                                "org/apache/felix/hc/api/HealthCheck",
                                "io/tidegate/api/configuration/Problem",
                                "com/fasterxml/jackson/core/JsonFactory",
                                "org/slf4j/Logger")
                        .map(WiresFramework::exports)
                        .collect(Collectors.joining(",")));
        framework = factory.newFramework(properties);
        framework.start();
        List<String> bundles = new ArrayList<>(List.of(
                "org/osgi/util/function/Function",
                "org/osgi/util/promise/Promise",
                "org/osgi/service/component/ComponentContext",
                "org/apache/felix/cm/impl/ConfigurationManager",
                "org/apache/felix/scr/impl/Activator"));
        bundles.addAll(more);
        for (String bundle : bundles) {
            context().installBundle(jar(bundle).toString()).start();
        }
        wires = context()
                .installBundle(
                        Path.of(System.getProperty("bundle.under.test")).toUri().toString());
        wires.start();
    }

    void close() throws Exception {
        framework.stop();
        framework.waitForStop(DEADLINE.toMillis());
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Bundle wires() {
        return wires;
    }

    /** Awaits and gets a service. Felix finds none of a package that its own bundle exports, unless asked for all. */
    <T> T service(Class<T> type) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            try {
                ServiceReference<?>[] all = context().getAllServiceReferences(type.getName(), null);
                Object service = all == null ? null : context().getService(all[0]);
                if (service != null) {
                    return type.cast(service);
                }
            } catch (InvalidSyntaxException e) {
                throw new IllegalStateException(e);
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no " + type.getName() + " within " + DEADLINE);
    }

    /** Installs and starts a bundle of these classes, one DS document for each text. */
    Bundle install(String name, String imports, List<Class<?>> classes, List<String> components)
            throws IOException, BundleException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            entry(jar, "META-INF/MANIFEST.MF", manifest(name, imports, components.size()));
            for (int i = 0; i < components.size(); i++) {
                entry(jar, "OSGI-INF/c" + i + ".xml", components.get(i).getBytes(StandardCharsets.UTF_8));
            }
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

    private static byte[] manifest(String name, String imports, int components) throws IOException {
        java.util.jar.Manifest manifest = new java.util.jar.Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        headers.putValue(Constants.IMPORT_PACKAGE, imports);
        headers.putValue(
                "Service-Component",
                Stream.iterate(0, i -> i + 1)
                        .limit(components)
                        .map(i -> "OSGI-INF/c" + i + ".xml")
                        .collect(Collectors.joining(",")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    private static void entry(JarOutputStream jar, String path, byte[] content) throws IOException {
        jar.putNextEntry(new ZipEntry(path));
        jar.write(content);
        jar.closeEntry();
    }

    /** A graph of wires written {@code emitter>receiver}, or with ports {@code emitter:1>receiver:0}. */
    void graph(String... wanted) throws IOException {
        admin().getConfiguration(ConfiguredWireGraph.PID, "?")
                .update(FrameworkUtil.asDictionary(Map.of("WireGraph", json(wanted))));
    }

    static String json(String... wanted) {
        return Stream.of(wanted)
                .map(w -> w.split(">", -1))
                .map(w -> "{" + end("emitter", w[0]) + "," + end("receiver", w[1]) + "}")
                .collect(Collectors.joining(",", "{\"components\":[],\"wires\":[", "]}"));
    }

    private static String end(String key, String text) {
        String[] parts = text.split(":", -1);
        return "\"" + key + "\":\"" + parts[0] + "\",\"" + key + "Port\":" + (parts.length > 1 ? parts[1] : "0");
    }

    void configure(String factory, String pid, Object... keysAndValues) throws IOException {
        Map<String, Object> properties = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        properties.put("kura.service.pid", pid);
        admin().getFactoryConfiguration(factory, pid, "?").update(FrameworkUtil.asDictionary(properties));
    }

    private ConfigurationAdmin admin() {
        return service(ConfigurationAdmin.class);
    }

    /** What the graph says of itself. */
    Result health() {
        return health(ConfiguredWireGraph.PID);
    }

    Result health(String pid) {
        try {
            return context().getServiceReferences(HealthCheck.class, "(kura.service.pid=" + pid + ")").stream()
                    .map(r -> context().getService(r).execute())
                    .findFirst()
                    .orElseThrow();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Result result) {
        StringBuilder text = new StringBuilder();
        result.forEach(entry -> text.append(entry.getMessage()).append('\n'));
        return text.toString();
    }

    void awaitConnected(int wanted) throws InterruptedException {
        await(() -> text(health()).contains(wanted + " of " + wanted + " wires connected"));
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("deadline").isNegative();
            TimeUnit.MILLISECONDS.sleep(2);
        }
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
        return WiresFramework.class.getClassLoader().getResource(type + ".class");
    }
}
