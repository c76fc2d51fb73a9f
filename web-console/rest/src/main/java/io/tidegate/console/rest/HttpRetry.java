// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Dictionary;
import java.util.concurrent.ScheduledFuture;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the HTTP server open its port once that is free. The server itself tries only when it is handed another configuration, so it
 * is handed its own with one key more; what ConfigurationAdmin keeps is read only.
 */
@Component(service = HttpRetry.class, immediate = true, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class HttpRetry {

    private static final Logger LOG = LoggerFactory.getLogger(HttpRetry.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** Makes it another configuration; the server does not know the key. */
    private static final String ATTEMPT = "tidegate.attempt";

    private static final String HOST = "org.apache.felix.http.host";

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ConfigurationAdmin configurations;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            target = "(service.pid=" + ConsoleHealth.SERVER_PID + ")")
    private volatile ServiceReference<ManagedService> server;

    private final BundleContext context;
    private final Workers workers;
    private final HttpEndpoint endpoint;
    private ScheduledFuture<?> poll;
    private final PortWait wait = new PortWait();

    @Activate
    public HttpRetry(BundleContext context, @Reference Workers workers, @Reference HttpEndpoint endpoint) {
        this.context = context;
        this.workers = workers;
        this.endpoint = endpoint;
    }

    @Activate
    void start() {
        poll = workers.pool().every(workers.pool()::execute, this::look, PERIOD, PERIOD);
    }

    @Deactivate
    void stop() {
        poll.cancel(false);
    }

    private synchronized void look() {
        ServiceReference<ManagedService> found = server;
        if (!endpoint.address().isEmpty() || found == null) {
            wait.over();
            return;
        }
        try {
            Dictionary<String, Object> own = configuration(found);
            if (own != null) {
                tryAgain(found, own);
            }
        } catch (IOException | InvalidSyntaxException | ConfigurationException | IllegalStateException e) {
            LOG.debug("console: the HTTP server is not tried again now", e);
        }
    }

    private Dictionary<String, Object> configuration(ServiceReference<ManagedService> of)
            throws IOException, InvalidSyntaxException {
        ConfigurationAdmin admin = configurations;
        Configuration[] found =
                admin == null ? null : admin.listConfigurations("(service.pid=" + ConsoleHealth.SERVER_PID + ")");
        return found == null ? null : found[0].getProcessedProperties(of);
    }

    private void tryAgain(ServiceReference<ManagedService> found, Dictionary<String, Object> own)
            throws ConfigurationException {
        InetSocketAddress address = address(own);
        ManagedService target = address != null && wait.due(free(address)) ? context.getService(found) : null;
        if (target == null) {
            return;
        }
        try {
            LOG.info("console: {} is free, the HTTP server opens it", address);
            own.put(ATTEMPT, System.nanoTime());
            target.updated(own);
        } finally {
            context.ungetService(found);
        }
    }

    /** Null if there is none to wait for. */
    private static InetSocketAddress address(Dictionary<String, Object> own) {
        Object host = own.get(HOST);
        try {
            int port = Integer.parseInt(String.valueOf(own.get(ConsoleHealth.PORT)));
            return port <= 0
                    ? null
                    : host == null ? new InetSocketAddress(port) : new InetSocketAddress(host.toString(), port);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean free(InetSocketAddress address) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
