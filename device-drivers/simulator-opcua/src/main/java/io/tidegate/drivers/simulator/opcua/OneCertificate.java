// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator.opcua;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.CertificateGroup;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.TrustListManager;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** The one certificate of the server. Clients' certificates are all accepted: a demo shall be easy to connect to. */
final class OneCertificate implements CertificateGroup {

    private static final NodeId GROUP = NodeIds.ServerConfiguration_CertificateGroups_DefaultApplicationGroup;
    private static final NodeId TYPE = NodeIds.RsaSha256ApplicationCertificateType;

    private final ServerIdentity identity;
    private final TrustListManager trustList = new MemoryTrustListManager();

    OneCertificate(ServerIdentity identity) {
        this.identity = identity;
    }

    @Override
    public NodeId getCertificateGroupId() {
        return GROUP;
    }

    @Override
    public List<NodeId> getSupportedCertificateTypeIds() {
        return List.of(TYPE);
    }

    @Override
    public TrustListManager getTrustListManager() {
        return trustList;
    }

    @Override
    public List<Entry> getCertificateEntries() {
        return List.of(new Entry(GROUP, TYPE, chain()));
    }

    @Override
    public Optional<KeyPair> getKeyPair(NodeId type) {
        return Optional.of(identity.keys());
    }

    @Override
    public Optional<X509Certificate[]> getCertificateChain(NodeId type) {
        return Optional.of(chain());
    }

    @Override
    public void updateCertificate(NodeId type, KeyPair keys, X509Certificate[] chain) {
        throw new UnsupportedOperationException("the plant keeps its certificate");
    }

    @Override
    public CertificateFactory getCertificateFactory() {
        throw new UnsupportedOperationException("the plant keeps its certificate");
    }

    @Override
    public CertificateValidator getCertificateValidator() {
        return (chain, uri, names) -> {};
    }

    private X509Certificate[] chain() {
        return new X509Certificate[] {identity.certificate()};
    }
}
