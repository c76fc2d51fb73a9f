// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.broker;

import io.moquette.BrokerConstants;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.io.DurableFiles;
import io.tidegate.lib.retry.Backoff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moquette on a loopback port. A port in use is no fault of the configuration: it is tried again until it is free. */
@Component(
        name = EmbeddedBroker.PID,
        configurationPid = EmbeddedBroker.PID,
        immediate = true,
        service = {ConfigurableComponent.class, HealthCheck.class},
        property = {HealthCheck.NAME + "=Embedded MQTT broker", "kura.service.pid=" + EmbeddedBroker.PID})
@Designate(ocd = BrokerConfig.class)
public final class EmbeddedBroker implements ConfigurableComponent, HealthCheck {

    static final String PID = "io.tidegate.cloud.broker";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final BrokerSettings settings;
    private final Path portFile;
    private final WorkerPool pool = new WorkerPool("broker", 1);
    private final Executor work = pool.serial(PID);
    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));

    private volatile Server server;
    private volatile int port;
    private volatile String fault = "starting";
    private Future<?> retry;
    private boolean stopped;

    @Activate
    public EmbeddedBroker(BundleContext context, Map<String, Object> properties) {
        settings = BrokerSettings.of(properties);
        portFile = Path.of(context.getProperty("tidegate.data"), "run", "broker.port");
    }

    @Activate
    void start() {
        work.execute(this::listen);
    }

    /** Netty takes up to three seconds to end its threads. */
    @Deactivate
    void stop() {
        synchronized (this) {
            stopped = true;
            if (retry != null) {
                retry.cancel(false);
            }
        }
        pool.close();
        try {
            Files.deleteIfExists(portFile);
        } catch (IOException e) {
            LOG.warn("{}: {} can't be deleted: {}", PID, portFile, e.getMessage());
        }
        Server running = server;
        server = null;
        if (running != null) {
            running.stopServer();
        }
    }

    @Override
    public Result execute() {
        String trouble = fault;
        return trouble.isEmpty()
                ? new Result(Result.Status.OK, PID + ": listens on " + settings.host() + ":" + port)
                : new Result(Result.Status.WARN, trouble);
    }

    private void listen() {
        try {
            int free = freePort();
            Server started = new Server();
            started.startServer(configuration(free));
            port = free;
            server = started;
            backoff.reset();
            DurableFiles.write(portFile, (free + "\n").getBytes(StandardCharsets.UTF_8));
            fault = "";
            LOG.info("{}: listens on {}:{}", PID, settings.host(), free);
        } catch (IOException | UncheckedIOException e) {
            report(e.getMessage());
            synchronized (this) {
                if (!stopped) {
                    retry = pool.schedule(work, this::listen, backoff.next());
                }
            }
        }
    }

    /** Moquette only logs that it could not bind, and tells the port it took late; so look before. */
    private int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(settings.host(), settings.port()));
            return probe.getLocalPort();
        }
    }

    private void report(String cause) {
        String line = PID + ": port = '" + settings.port() + "' can't be used: " + cause + "; a free port is needed";
        if (!line.equals(fault)) {
            fault = line;
            LOG.warn("{}", line);
        }
    }

    private IConfig configuration(int free) {
        Properties properties = new Properties();
        properties.setProperty(IConfig.HOST_PROPERTY_NAME, settings.host());
        properties.setProperty(IConfig.PORT_PROPERTY_NAME, String.valueOf(free));
        properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
        properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
        properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        properties.setProperty(BrokerConstants.NETTY_EPOLL_PROPERTY_NAME, "false");
        properties.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, String.valueOf(settings.mostBytes()));
        return new MemoryConfig(properties);
    }
}
