// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.ui;

import io.tidegate.itests.support.EmbeddedFramework;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.BundleException;

/** A framework with Declarative Services, Jetty on an ephemeral port, and the bundle under test as it was built. */
final class HttpFramework implements AutoCloseable {

    private static final String RUNTIME = "org.osgi.service.servlet.runtime.HttpServiceRuntime";

    private final EmbeddedFramework framework;

    HttpFramework(Path data) throws BundleException {
        framework = EmbeddedFramework.in(data)
                .with("org.apache.felix.http.host", "127.0.0.1")
                .with("org.osgi.service.http.port", "0")
                .configuredComponents()
                .bundles(
                        "jakarta.servlet.Servlet",
                        "org.apache.commons.io.IOUtils",
                        "org.apache.commons.fileupload.FileItem",
                        "org.apache.felix.http.jetty.internal.JettyActivator")
                .start();
        framework.installTested().start();
    }

    /** The port that Jetty took, as its runtime tells. */
    int port() {
        Object endpoints = framework
                .reference(RUNTIME, null)
                .map(runtime -> runtime.getProperty("osgi.http.endpoint"))
                .orElse(null);
        String text = endpoints instanceof String[] all ? String.join(" ", all) : String.valueOf(endpoints);
        Matcher port = Pattern.compile("://[^/ ]*:(\\d+)").matcher(text);
        if (!port.find()) {
            throw new IllegalArgumentException("no port in " + text);
        }
        return Integer.parseInt(port.group(1));
    }

    void update() throws BundleException, IOException {
        framework.replaceTested();
    }

    @Override
    public void close() {
        framework.close();
    }
}
