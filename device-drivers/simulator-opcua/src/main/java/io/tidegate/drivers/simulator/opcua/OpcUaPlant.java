// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator.opcua;

import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.io.DurableFiles;
import io.tidegate.lib.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.crypto.CryptoService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the demo plant by OPC UA. The plant itself is a service of another bundle; without it all values are bad. */
@Component(
        name = OpcUaPlant.PID,
        configurationPid = OpcUaPlant.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        property = HealthCheck.NAME + "=Demo plant by OPC UA",
        service = {ConfigurableComponent.class, HealthCheck.class})
@Designate(ocd = OpcUaPlantConfig.class)
public final class OpcUaPlant implements ConfigurableComponent, HealthCheck {

    static final String PID = "io.tidegate.drivers.simulator.opcua";
    static final String HOST = "127.0.0.1";
    static final int PORT = 4840;

    private static final Logger LOG = LoggerFactory.getLogger(OpcUaPlant.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int THREADS = 2;
    private static final int STOP_SECONDS = 4;

    /** Also what the library does when it is opened and closed is done there: it leaves thread-locals behind. */
    private final WorkerPool pool = new WorkerPool("plant-opcua-opening", THREADS);

    private final Executor serial = pool.serial(PID);
    private final PlantSettings settings;
    private final Path data;
    private volatile MiloServer server;
    private volatile int port = -1;
    private volatile String trouble = PID + ": opening";
    private volatile boolean stopped;

    @Reference(
            service = ConcurrentMap.class,
            target = "(tidegate.plant=demo)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile ConcurrentMap<String, Object> plant;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile CryptoService crypto;

    @Activate
    public OpcUaPlant(BundleContext context, Map<String, Object> properties) {
        this(Path.of(String.valueOf(context.getProperty("tidegate.data"))), Settings.of(properties));
    }

    OpcUaPlant(Path data, Settings settings) {
        this.data = data;
        this.settings = PlantSettings.of(settings);
    }

    @Activate
    void start() {
        serial.execute(this::open);
    }

    @Deactivate
    void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            CompletableFuture.runAsync(this::close, serial).get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("{}: did not close in order", PID, e);
        }
        pool.close();
    }

    @Override
    public Result execute() {
        if (port < 0) {
            return new Result(Result.Status.WARN, trouble);
        }
        String address = PID + ": listening on " + settings.host() + ":" + port;
        return plant == null
                ? new Result(
                        Result.Status.WARN, address + ", but there is no plant to show; configure its Modbus server")
                : new Result(Result.Status.OK, address);
    }

    /** The port it listens on, -1 while it can't. */
    int port() {
        return port;
    }

    /** Tries until it succeeds: whoever holds the port may let it go. */
    private void open() {
        if (stopped) {
            return;
        }
        try {
            int free = freePort();
            ServerIdentity identity =
                    ServerIdentity.in(data.resolve("keys").resolve("opcua-plant"), MiloServer.APPLICATION_URI);
            MiloServer opening = new MiloServer(settings, free, password(), identity, () -> plant);
            server = opening;
            opening.start();
            port = free;
            DurableFiles.write(portFile(), (free + "\n").getBytes(StandardCharsets.US_ASCII));
            LOG.info("{}: listening on {}:{}", PID, settings.host(), free);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | GeneralSecurityException | ExecutionException | KuraException e) {
            close();
            retry(e);
        }
    }

    private void retry(Exception e) {
        String line = PID + ": can't be opened: " + e.getMessage();
        if (!line.equals(trouble)) {
            LOG.warn("{}", line);
        }
        trouble = line;
        if (!stopped) {
            var unused = pool.schedule(serial, this::open, RETRY);
        }
    }

    /** Asked of the system beforehand, because the library only tells that it could not bind. */
    private int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(settings.port(), 1, InetAddress.getByName(settings.host()))) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new IOException(
                    "port = '" + settings.port() + "' on " + settings.host() + ": " + e.getMessage()
                            + "; free it or choose another one",
                    e);
        }
    }

    private String password() throws KuraException, IOException {
        if (settings.encryptedPassword().isEmpty()) {
            return "";
        }
        CryptoService decrypter = crypto;
        if (decrypter == null) {
            throw new IOException("password can't be decrypted: there is no crypto service");
        }
        return new String(decrypter.decryptAes(settings.encryptedPassword().toCharArray()));
    }

    private void close() {
        MiloServer open = server;
        server = null;
        if (open != null) {
            open.close();
        }
        if (port >= 0) {
            port = -1;
            removePortFile();
        }
    }

    private void removePortFile() {
        try {
            Files.deleteIfExists(portFile());
        } catch (IOException e) {
            LOG.debug("{}: {} stays: {}", PID, portFile(), e.getMessage());
        }
    }

    private Path portFile() {
        return data.resolve("run").resolve("plant-opcua.port");
    }
}
