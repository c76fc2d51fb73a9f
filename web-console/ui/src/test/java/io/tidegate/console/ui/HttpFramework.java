// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.ui;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** A framework with Declarative Services, Jetty on an ephemeral port, and the bundle under test as it was built. */
final class HttpFramework implements AutoCloseable {

    private static final String RUNTIME = "org.osgi.service.servlet.runtime.HttpServiceRuntime";

    private final Framework framework;
    private final Bundle console;

    HttpFramework(Path data) throws Exception {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, data.resolve("cache").toString());
        properties.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                "org.slf4j;version=2.0.17,org.slf4j.spi;version=2.0.17,org.slf4j.helpers;version=2.0.17,"
                        + "org.slf4j.event;version=2.0.17");
        properties.put("org.apache.felix.http.host", "127.0.0.1");
        properties.put("org.osgi.service.http.port", "0");
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(properties);
        framework.start();
        List<Bundle> platform = Stream.of(
                        "util.function",
                        "util.promise",
                        "service.component",
                        "felix.scr",
                        "felix.configadmin",
                        "http.servlet-api",
                        "commons-io",
                        "commons-fileupload",
                        "http.jetty12")
                .map(name -> install(onClassPath(name)))
                .toList();
        for (Bundle bundle : platform) {
            bundle.start();
        }
        console = install(Path.of(System.getProperty("bundle.under.test")));
        console.start();
    }

    /** The port that Jetty took, as its runtime tells. */
    int port() throws InvalidSyntaxException {
        ServiceReference<?>[] runtimes = framework.getBundleContext().getAllServiceReferences(RUNTIME, null);
        Object endpoints = runtimes == null ? null : runtimes[0].getProperty("osgi.http.endpoint");
        String text = endpoints instanceof String[] all ? String.join(" ", all) : String.valueOf(endpoints);
        Matcher port = Pattern.compile("://[^/ ]*:(\\d+)").matcher(text);
        if (!port.find()) {
            throw new IllegalArgumentException("no port in " + text);
        }
        return Integer.parseInt(port.group(1));
    }

    void update() throws BundleException, IOException {
        try (InputStream in = Files.newInputStream(Path.of(System.getProperty("bundle.under.test")))) {
            console.update(in);
        }
    }

    private Bundle install(Path jar) {
        try (InputStream in = Files.newInputStream(jar)) {
            return framework.getBundleContext().installBundle(jar.toUri().toString(), in);
        } catch (IOException | BundleException e) {
            throw new IllegalStateException(jar.toString(), e);
        }
    }

    private static Path onClassPath(String part) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar") && entry.contains(part + "-"))
                .map(Path::of)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(part));
    }

    /** Polls until the condition holds; what it throws meanwhile is a no. */
    static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        Exception last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (IOException | IllegalArgumentException e) {
                last = e;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("not within 15 s", last);
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
