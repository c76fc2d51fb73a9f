// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import com.ghgande.j2mod.modbus.ModbusIOException;
import com.ghgande.j2mod.modbus.io.ModbusTCPTransport;
import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.io.DurableFiles;
import io.tidegate.lib.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the {@link PlantImage} by Modbus TCP. j2mod codes the messages; its own slave is not used because its threads
 * outlive a stop while clients are connected.
 */
@Component(
        name = PlantServer.PID,
        configurationPid = PlantServer.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        property = HealthCheck.NAME + "=Demo plant",
        service = {ConfigurableComponent.class, HealthCheck.class})
@Designate(ocd = PlantConfig.class)
public final class PlantServer implements ConfigurableComponent, HealthCheck {

    static final String PID = "io.tidegate.drivers.simulator.plant";
    static final String HOST = "127.0.0.1";
    static final int PORT = 5020;
    static final String MAP_PROPERTY = "tidegate.plant";

    private static final Logger LOG = LoggerFactory.getLogger(PlantServer.class);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int MOST_CLIENTS = 32;

    private final WorkerPool pool;
    private final Executor serial;
    private final InetSocketAddress wanted;
    private final Path portFile;
    private final PlantImage image = new PlantImage();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> steps;
    private ServiceRegistration<?> mapService;
    private volatile ScheduledFuture<?> retry;
    private volatile ServerSocket listener;
    private volatile String trouble = "not started";
    private volatile boolean stopped;

    @Activate
    public PlantServer(@Reference Workers workers, BundleContext context, Map<String, Object> properties) {
        this(workers.pool(), Path.of(String.valueOf(context.getProperty("tidegate.data"))), Settings.of(properties));
    }

    PlantServer(WorkerPool pool, Path data, Settings settings) {
        this.pool = pool;
        serial = pool.serial(PID);
        portFile = data.resolve("run").resolve("plant.port");
        wanted = new InetSocketAddress(settings.text("host", HOST), settings.integer("port", PORT, 0, 65535));
    }

    /** The map is a plain one of the JDK, so that whoever serves it needs no class of this bundle. */
    @Activate
    void start(BundleContext context) {
        start();
        mapService = context.registerService(
                ConcurrentMap.class, image.map(), FrameworkUtil.asDictionary(Map.of(MAP_PROPERTY, "demo")));
    }

    void start() {
        steps = pool.every(serial, () -> image.step(STEP.toMillis() / 1000.0), STEP, STEP);
        open();
    }

    @Deactivate
    void stop() {
        stopped = true;
        if (mapService != null) {
            mapService.unregister();
        }
        steps.cancel(false);
        ScheduledFuture<?> waiting = retry;
        if (waiting != null) {
            waiting.cancel(false);
        }
        ServerSocket open = listener;
        if (open != null) {
            close(open);
            removePortFile();
        }
        clients.forEach(PlantServer::close);
    }

    @Override
    public Result execute() {
        ServerSocket open = listener;
        if (open == null) {
            return new Result(Result.Status.WARN, trouble);
        }
        return new Result(
                Result.Status.OK,
                PID + ": listening on " + open.getLocalSocketAddress() + ", " + clients.size() + " clients");
    }

    ConcurrentMap<String, Object> map() {
        return image.map();
    }

    /** The port it listens on, -1 while it can't. */
    int port() {
        ServerSocket open = listener;
        return open == null ? -1 : open.getLocalPort();
    }

    /** Tries until it succeeds: whoever holds the port may let it go. */
    private void open() {
        if (stopped) {
            return;
        }
        try {
            serveFrom(bind());
        } catch (IOException e) {
            String line = PID + ": port = '" + wanted.getPort() + "' on " + wanted.getHostString()
                    + " can't be opened: " + e.getMessage() + "; free it or choose another one";
            if (!line.equals(trouble)) {
                LOG.warn("{}", line);
            }
            trouble = line;
            retry = pool.schedule(serial, this::open, RETRY);
        }
    }

    private ServerSocket bind() throws IOException {
        ServerSocket opening = new ServerSocket();
        try {
            opening.setReuseAddress(true);
            opening.bind(wanted);
            return opening;
        } catch (IOException e) {
            opening.close();
            throw e;
        }
    }

    private void serveFrom(ServerSocket opened) {
        publish(opened.getLocalPort());
        try {
            pool.execute(() -> accept(opened));
            listener = opened;
            LOG.info("{}: listening on {}", PID, opened.getLocalSocketAddress());
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: stopped while it was opening", PID);
            stopped = true;
        }
        if (stopped) {
            close(opened);
            removePortFile();
        }
    }

    private void accept(ServerSocket open) {
        while (!open.isClosed()) {
            try {
                Socket client = open.accept();
                if (clients.size() >= MOST_CLIENTS) {
                    client.close();
                    continue;
                }
                clients.add(client);
                pool.execute(() -> serve(client));
            } catch (IOException | RejectedExecutionException e) {
                LOG.debug("{}: accept: {}", PID, e.getMessage());
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            ModbusTCPTransport transport = new ModbusTCPTransport(client);
            transport.setTimeout(0);
            while (!stopped) {
                client.getOutputStream().write(image.answer(transport.readRequest(image)));
            }
        } catch (IOException | ModbusIOException e) {
            LOG.debug("{}: client {}: {}", PID, client.getRemoteSocketAddress(), e.getMessage());
        } finally {
            clients.remove(client);
        }
    }

    private void publish(int port) {
        try {
            DurableFiles.write(portFile, (port + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.warn("{}: {} can't be written: {}", PID, portFile, e.getMessage());
        }
    }

    private void removePortFile() {
        try {
            Files.deleteIfExists(portFile);
        } catch (IOException e) {
            LOG.debug("{}: {} stays: {}", PID, portFile, e.getMessage());
        }
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            LOG.debug("{}: close: {}", PID, e.getMessage());
        }
    }
}
