// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.tidegate.lib.certificates.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.CompositeValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.CertificateGroup;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.security.TrustListManager;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

/**
 * A real OPC UA server on loopback. Variables are those put into {@link #variables}, by their names in namespace 2; they
 * outlive a restart. The user is {@code operator} with the password {@code secret}.
 */
final class TestServer implements AutoCloseable {

    static final String USER = "operator";
    static final String PASSWORD = "secret";

    final Map<String, DataValue> variables = new LinkedHashMap<>();
    final AtomicInteger reads = new AtomicInteger();
    final int port;
    private final KeyPair keys;
    private final X509Certificate certificate;
    private OpcUaServer server;
    private Variables namespace;

    TestServer() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        certificate = SelfSigned.certificate(keys, "Test server", "urn:test:server", "localhost");
    }

    X509Certificate certificate() {
        return certificate;
    }

    TestServer with(String name, Object value) {
        variables.put(name, new DataValue(Variant.of(value)));
        return this;
    }

    /** A new value, as a device would have it. */
    void set(String name, DataValue value) {
        variables.put(name, value);
        OpcUaServer running = server;
        if (running != null) {
            namespace.variable(name).setValue(value);
        }
    }

    void set(String name, Object value) {
        set(name, new DataValue(Variant.of(value)));
    }

    Object get(String name) {
        return namespace.variable(name).getValue().value().value();
    }

    TestServer start() throws Exception {
        OpcUaServer starting = new OpcUaServer(
                config(),
                profile -> new OpcTcpServerTransport(
                        OpcTcpServerTransportConfig.newBuilder().build()));
        namespace = new Variables(starting);
        namespace.startup();
        starting.startup().get();
        server = starting;
        return this;
    }

    void stop() throws IOException {
        OpcUaServer stopping = server;
        server = null;
        if (stopping != null) {
            namespace.shutdown();
            stopping.shutdown().join();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private OpcUaServerConfig config() {
        EndpointConfig.Builder plain = EndpointConfig.newBuilder()
                .setBindAddress("127.0.0.1")
                .setBindPort(port)
                .setHostname("127.0.0.1")
                .setCertificate(certificate)
                .setSecurityPolicy(SecurityPolicy.None)
                .setSecurityMode(MessageSecurityMode.None)
                .addTokenPolicies(
                        OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS, OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME);
        return OpcUaServerConfig.builder()
                .setApplicationName(LocalizedText.english("Test server"))
                .setApplicationUri("urn:test:server")
                .setProductUri("urn:test")
                .setCertificateManager(new DefaultCertificateManager(new MemoryCertificateQuarantine(), new Group()))
                .setIdentityValidator(new CompositeValidator(
                        AnonymousIdentityValidator.INSTANCE,
                        new UsernameIdentityValidator(challenge ->
                                USER.equals(challenge.getUsername()) && PASSWORD.equals(challenge.getPassword()))))
                .setEndpoints(Set.of(
                        plain.build(),
                        secured(plain, SecurityPolicy.Basic256Sha256),
                        secured(plain, SecurityPolicy.Aes128_Sha256_RsaOaep)))
                .build();
    }

    private static EndpointConfig secured(EndpointConfig.Builder plain, SecurityPolicy policy) {
        return plain.copy()
                .setSecurityPolicy(policy)
                .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
                .build();
    }

    private final class Variables extends ManagedNamespaceWithLifecycle {

        private final SubscriptionModel subscriptions;

        Variables(OpcUaServer server) {
            super(server, "urn:test");
            subscriptions = new SubscriptionModel(server, this);
            getLifecycleManager().addLifecycle(subscriptions);
            getLifecycleManager().addStartupTask(this::addNodes);
        }

        UaVariableNode variable(String name) {
            return (UaVariableNode) getNodeManager().get(newNodeId(name));
        }

        private void addNodes() {
            UaFolderNode folder = new UaFolderNode(
                    getNodeContext(), newNodeId("Folder"), newQualifiedName("Folder"), LocalizedText.english("Folder"));
            getNodeManager().addNode(folder);
            folder.addReference(new Reference(
                    folder.getNodeId(),
                    NodeIds.Organizes,
                    NodeIds.ObjectsFolder.expanded(),
                    Reference.Direction.INVERSE));
            variables.forEach((name, value) -> {
                UaVariableNode node = new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
                        .setNodeId(newNodeId(name))
                        .setBrowseName(newQualifiedName(name))
                        .setDisplayName(LocalizedText.english(name))
                        .setDataType(value.value()
                                .getDataType()
                                .map(type -> type.getNodeId())
                                .orElse(NodeIds.BaseDataType))
                        .setTypeDefinition(NodeIds.BaseDataVariableType)
                        .setValueRank(
                                value.value().value() != null
                                                && value.value()
                                                        .value()
                                                        .getClass()
                                                        .isArray()
                                        ? 1
                                        : -1)
                        .setAccessLevel(AccessLevel.READ_WRITE)
                        .setUserAccessLevel(AccessLevel.READ_WRITE)
                        .build();
                node.setValue(value);
                getNodeManager().addNode(node);
                folder.addOrganizes(node);
            });
        }

        @Override
        public List<DataValue> read(
                ReadContext context, Double maxAge, TimestampsToReturn timestamps, List<ReadValueId> ids) {
            // The server itself reads whether values may be read.
            if (AttributeId.Value.isEqual(ids.get(0).getAttributeId())) {
                reads.incrementAndGet();
            }
            return super.read(context, maxAge, timestamps, ids);
        }

        @Override
        public void onDataItemsCreated(List<DataItem> items) {
            subscriptions.onDataItemsCreated(items);
        }

        @Override
        public void onDataItemsModified(List<DataItem> items) {
            subscriptions.onDataItemsModified(items);
        }

        @Override
        public void onDataItemsDeleted(List<DataItem> items) {
            subscriptions.onDataItemsDeleted(items);
        }

        @Override
        public void onMonitoringModeChanged(List<MonitoredItem> items) {
            subscriptions.onMonitoringModeChanged(items);
        }
    }

    /** One certificate; those of clients are all accepted. */
    private final class Group implements CertificateGroup {

        private final TrustListManager trustList = new MemoryTrustListManager();

        @Override
        public NodeId getCertificateGroupId() {
            return NodeIds.ServerConfiguration_CertificateGroups_DefaultApplicationGroup;
        }

        @Override
        public List<NodeId> getSupportedCertificateTypeIds() {
            return List.of(NodeIds.RsaSha256ApplicationCertificateType);
        }

        @Override
        public TrustListManager getTrustListManager() {
            return trustList;
        }

        @Override
        public List<Entry> getCertificateEntries() {
            return List.of(new Entry(
                    getCertificateGroupId(),
                    NodeIds.RsaSha256ApplicationCertificateType,
                    new X509Certificate[] {certificate}));
        }

        @Override
        public Optional<KeyPair> getKeyPair(NodeId type) {
            return Optional.of(keys);
        }

        @Override
        public Optional<X509Certificate[]> getCertificateChain(NodeId type) {
            return Optional.of(new X509Certificate[] {certificate});
        }

        @Override
        public void updateCertificate(NodeId type, KeyPair pair, X509Certificate[] chain) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CertificateFactory getCertificateFactory() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CertificateValidator getCertificateValidator() {
            return (chain, uri, names) -> {};
        }
    }
}
