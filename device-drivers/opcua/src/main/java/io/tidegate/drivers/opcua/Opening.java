// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.Stack;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransport;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfig;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;

/** Opens connections: asks the server for its endpoints, takes the one that fits, logs in. Runs on a worker and blocks. */
final class Opening {

    /** The server is to be found dead within about this, also when nothing is asked of it. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(2);

    private final Server server;
    private final Workers workers;
    private final Supplier<CryptoService> crypto;
    private final CompletableFuture<?> end;
    private final CertificateValidator trust;

    /** @param end ends the waiting when it fails */
    Opening(Server server, Workers workers, Supplier<CryptoService> crypto, CompletableFuture<?> end) {
        this.server = server;
        this.workers = workers;
        this.crypto = crypto;
        this.end = end;
        this.trust = server.authenticate() ? new ServerTrust(workers.keys()) : (chain, uri, names) -> {};
    }

    /** @throws Exception whose words are {@link #words} */
    Connection open() throws Exception {
        EndpointDescription endpoint = fitting(endpoints());
        requireTrust(endpoint);
        OpcUaClientConfigBuilder config = OpcUaClientConfig.builder()
                .setEndpoint(endpoint)
                .setApplicationName(LocalizedText.english(server.applicationName()))
                .setApplicationUri(server.applicationUri())
                .setProductUri("urn:tidegate")
                .setSessionName(server::name)
                .setSessionTimeout(millis(server.sessionTimeout()))
                .setRequestTimeout(millis(server.requestTimeout()))
                .setKeepAliveInterval(millis(KEEP_ALIVE))
                .setKeepAliveTimeout(millis(server.requestTimeout()))
                .setKeepAliveFailuresAllowed(uint(0))
                .setSessionEndpointValidationEnabled(false)
                .setCertificateValidator(trust);
        if (server.policy() != Policy.NONE) {
            Identity identity = identity();
            config.setKeyPair(identity.keys())
                    .setCertificate(identity.chain().get(0))
                    .setCertificateChain(identity.chain().toArray(X509Certificate[]::new));
        }
        config.setIdentityProvider(
                server.user().isEmpty()
                        ? AnonymousProvider.INSTANCE
                        : new UsernameProvider(
                                server.user(), decrypted(server.encryptedPassword(), "password"), trust));
        Channels channels = new Channels();
        OpcUaClient client = new OpcUaClient(config.build(), transport(channels));
        Connection connection = new Connection(client, channels, workers.milo().executor(), server);
        try {
            Await.result(client.connectAsync(), end, limit());
            return connection;
        } catch (Exception e) {
            connection.lose(e);
            connection.close();
            throw e;
        }
    }

    /** Why it failed, for an operator. */
    String words(Throwable failure) {
        if (Reasons.isLogin(failure)) {
            String who = server.user().isEmpty() ? "an anonymous login" : "user '" + server.user() + "'";
            return "the server refuses " + who + ": " + Reasons.of(failure);
        }
        String reason = Reasons.of(failure);
        if (Reasons.isOurCertificate(failure) && !reason.contains("the server's certificate")) {
            return "the server refuses this gateway's certificate; let it trust " + own() + ": " + reason;
        }
        return reason;
    }

    /** How it is connected, for an operator. */
    String how() {
        return (server.policy() == Policy.NONE
                        ? "not encrypted"
                        : server.policy().toString())
                + (server.user().isEmpty() ? ", anonymous" : ", as " + server.user());
    }

    private List<EndpointDescription> endpoints() throws Exception {
        EndpointDescription plain = new EndpointDescription(
                server.url(),
                null,
                null,
                MessageSecurityMode.None,
                SecurityPolicy.None.getUri(),
                null,
                Stack.TCP_UASC_UABINARY_TRANSPORT_URI,
                ubyte(0));
        Channels channels = new Channels();
        OpcTcpClientTransport transport = transport(channels);
        DiscoveryClient discovery = new DiscoveryClient(plain, transport);
        try {
            Await.result(discovery.connectAsync(), end, limit());
            var response = Await.result(
                    discovery.getEndpoints(
                            server.url(), new String[0], new String[] {Stack.TCP_UASC_UABINARY_TRANSPORT_URI}),
                    end,
                    server.requestTimeout());
            EndpointDescription[] offered = response.getEndpoints();
            return offered == null ? List.of() : Arrays.asList(offered);
        } finally {
            CompletableFuture<?> closed = discovery.disconnectAsync();
            channels.close();
            Await.end(closed, Duration.ofSeconds(1));
        }
    }

    private EndpointDescription fitting(List<EndpointDescription> offered) throws SetupException {
        EndpointDescription found = offered.stream()
                .filter(e -> server.policy().uri().equals(e.getSecurityPolicyUri()))
                .max(Comparator.comparing(EndpointDescription::getSecurityMode))
                .orElseThrow(() -> new SetupException(
                        "the server offers no endpoint with security.policy = '" + server.policy() + "', only "
                                + offered.stream()
                                        .map(EndpointDescription::getSecurityPolicyUri)
                                        .map(uri -> uri.substring(uri.indexOf('#') + 1))
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                        null));
        return server.forceUrl() ? EndpointUtil.updateUrl(found, server.host(), server.port()) : found;
    }

    /** The handshake would find it too, but with more noise. */
    private void requireTrust(EndpointDescription endpoint) throws UaException {
        if (server.policy() != Policy.NONE) {
            trust.validateCertificateChain(
                    CertificateUtil.decodeCertificates(
                            endpoint.getServerCertificate().bytesOrEmpty()),
                    null,
                    null);
        }
    }

    private OpcTcpClientTransport transport(Channels channels) {
        OpcTcpClientTransportConfigBuilder builder = OpcTcpClientTransportConfig.newBuilder();
        workers.milo().configure(builder);
        return new OpcTcpClientTransport(builder.setConnectTimeout(millis(server.acknowledgeTimeout()))
                .setAcknowledgeTimeout(millis(server.acknowledgeTimeout()))
                .setChannelPipelineCustomizer(channels::add)
                .build());
    }

    private Identity identity() throws SetupException {
        try {
            if (server.keyStore().isPresent()) {
                String password = decrypted(server.encryptedKeyStorePassword(), "keystore.password");
                return server.keyStore().get().identity(password.toCharArray());
            }
            return workers.keys().own(server.applicationUri(), "localhost");
        } catch (IOException | GeneralSecurityException e) {
            throw new SetupException("no key to prove this gateway with: " + e.getMessage(), e);
        }
    }

    private String own() {
        try {
            return identity().where();
        } catch (SetupException e) {
            return "it (" + e.getMessage() + ")";
        }
    }

    private String decrypted(String encrypted, String key) throws SetupException {
        if (encrypted.isEmpty()) {
            return "";
        }
        CryptoService service = crypto.get();
        if (service == null) {
            throw new SetupException(key + " can't be decrypted: there is no crypto service", null);
        }
        try {
            return new String(service.decryptAes(encrypted.toCharArray()));
        } catch (KuraException e) {
            throw new SetupException(key + " can't be decrypted: enter it again", e);
        }
    }

    /** Opening takes several exchanges. */
    private Duration limit() {
        return server.acknowledgeTimeout().plus(server.requestTimeout());
    }

    private static UInteger millis(Duration duration) {
        return uint(duration.toMillis());
    }
}
