// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator.opcua;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.IdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.stack.core.Stack;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.BuildInfo;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

/** A running server with threads of its own, so that closing it leaves none behind. */
final class MiloServer implements AutoCloseable {

    static final String APPLICATION_URI = "urn:tidegate:demo-plant:server";

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final ExecutorService executor = Executors.newCachedThreadPool(threads("plant-opcua"));
    private final ScheduledThreadPoolExecutor scheduler =
            new ScheduledThreadPoolExecutor(1, threads("plant-opcua-schedule"));
    private final NioEventLoopGroup eventLoop = new NioEventLoopGroup(1, threads("plant-opcua-io"));
    private final OpcUaServer server;
    private final PlantNamespace namespace;

    /** @param password decrypted */
    MiloServer(
            PlantSettings settings,
            int port,
            String password,
            ServerIdentity identity,
            Supplier<ConcurrentMap<String, Object>> plant) {
        OpcUaServerConfig config = OpcUaServerConfig.builder()
                .setApplicationName(LocalizedText.english("Tidegate demo plant"))
                .setApplicationUri(APPLICATION_URI)
                .setProductUri("urn:tidegate:demo-plant")
                .setBuildInfo(
                        new BuildInfo("urn:tidegate:demo-plant", "Tidegate", "Demo plant", "1.0", "", DateTime.now()))
                .setCertificateManager(
                        new DefaultCertificateManager(new MemoryCertificateQuarantine(), new OneCertificate(identity)))
                .setIdentityValidator(login(settings, password))
                .setEndpoints(endpoints(settings, port, identity))
                .setExecutor(executor)
                .setScheduledExecutor(scheduler)
                .build();
        server = new OpcUaServer(
                config,
                profile -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder()
                        .setExecutor(executor)
                        .setEventLoop(eventLoop)
                        .build()));
        namespace = new PlantNamespace(server, plant);
    }

    void start() throws ExecutionException, InterruptedException {
        namespace.startup();
        server.startup().get();
    }

    @Override
    public void close() {
        namespace.shutdown();
        var unused = server.shutdown();
        scheduler.shutdownNow();
        executor.shutdown();
        var closing = eventLoop.shutdownGracefully(0, CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        try {
            boolean closed = closing.await(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    && executor.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!closed) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The server's secure channels use the library's own timer; the library is this bundle's alone.
        Stack.releaseSharedResources(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static IdentityValidator login(PlantSettings settings, String password) {
        return settings.user().isEmpty()
                ? AnonymousIdentityValidator.INSTANCE
                : new UsernameIdentityValidator(challenge ->
                        settings.user().equals(challenge.getUsername()) && password.equals(challenge.getPassword()));
    }

    private static Set<EndpointConfig> endpoints(PlantSettings settings, int port, ServerIdentity identity) {
        EndpointConfig.Builder plain = EndpointConfig.newBuilder()
                .setBindAddress(settings.host())
                .setBindPort(port)
                .setHostname(settings.host())
                .setCertificate(identity.certificate())
                .setSecurityPolicy(SecurityPolicy.None)
                .setSecurityMode(MessageSecurityMode.None)
                .addTokenPolicies(
                        settings.user().isEmpty()
                                ? OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS
                                : OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME);
        EndpointConfig.Builder secured = plain.copy()
                .setSecurityPolicy(SecurityPolicy.Basic256Sha256)
                .setSecurityMode(MessageSecurityMode.SignAndEncrypt);
        return Set.of(plain.build(), secured.build());
    }

    private static DefaultThreadFactory threads(String name) {
        return new DefaultThreadFactory(name, true);
    }
}
