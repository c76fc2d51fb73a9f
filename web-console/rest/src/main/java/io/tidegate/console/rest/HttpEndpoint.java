// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.lib.io.DurableFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.runtime.HttpServiceRuntimeConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the console is reached: said once in the log, and to scripts by {@code <data>/run/http.port}. */
@Component(service = HttpEndpoint.class, immediate = true, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class HttpEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoint.class);

    private final Path portFile;
    private HttpServiceRuntime server;
    private volatile URI uri;

    @Activate
    public HttpEndpoint(BundleContext context) {
        portFile = Path.of(String.valueOf(context.getProperty("tidegate.data")), "run", "http.port");
    }

    /** The HTTP server is another service after each change of its configuration. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            updated = "bindServer")
    synchronized void bindServer(HttpServiceRuntime found, Map<String, Object> properties) {
        server = found;
        URI now = endpoint(properties.get(HttpServiceRuntimeConstants.HTTP_SERVICE_ENDPOINT));
        if (now == null || now.equals(uri)) {
            return;
        }
        uri = now;
        LOG.info("console at {} , loopback only until log-in exists", now);
        publish(now.getPort());
    }

    synchronized void unbindServer(HttpServiceRuntime gone) {
        if (server == gone) {
            server = null;
            withdraw();
        }
    }

    @Deactivate
    synchronized void stop() {
        withdraw();
    }

    /** For example {@code 127.0.0.1:8080}; empty while there is no HTTP server. */
    String address() {
        URI now = uri;
        return now == null ? "" : now.getAuthority();
    }

    private static URI endpoint(Object property) {
        Stream<?> endpoints = property instanceof Object[] several ? Stream.of(several) : Stream.ofNullable(property);
        return endpoints
                .map(String::valueOf)
                .filter(text -> text.startsWith("http://"))
                .findFirst()
                .map(URI::create)
                .orElse(null);
    }

    private void publish(int port) {
        try {
            DurableFiles.write(portFile, (port + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.warn("console: {} can't be written: {}", portFile, e.getMessage());
        }
    }

    private void withdraw() {
        if (uri == null) {
            return;
        }
        uri = null;
        try {
            Files.deleteIfExists(portFile);
        } catch (IOException e) {
            LOG.debug("console: {} stays: {}", portFile, e.getMessage());
        }
    }
}
