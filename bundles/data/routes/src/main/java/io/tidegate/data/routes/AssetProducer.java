// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.api.audit.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.audit.AuditConstants;
import org.eclipse.kura.audit.AuditContext;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;

/** Writes the body to a channel, or each entry of a body that is a map to the channel of that name. */
final class AssetProducer extends DefaultProducer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AssetAddress address;
    private final Present<Asset> assets;

    AssetProducer(AssetEndpoint endpoint, AssetAddress address, Present<Asset> assets) {
        super(endpoint);
        this.address = address;
        this.assets = assets;
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException, KuraException {
        Map<String, Object> values = values(exchange.getMessage().getBody());
        Asset asset = assets.await(address.asset(), PATIENCE);
        if (asset == null) {
            throw new WriteFault("there is no asset '" + address.asset() + "' now");
        }
        Map<String, Channel> channels = asset.getAssetConfiguration().getAssetChannels();
        List<ChannelRecord> records = new ArrayList<>();
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            records.add(record(entry.getKey(), entry.getValue(), channels, exchange));
        }
        write(asset, records, exchange.getFromRouteId());
        check(records);
    }

    /** On behalf of the route in which the exchange began, for the audit trail, which the asset writes. */
    private static void write(Asset asset, List<ChannelRecord> records, String route) throws KuraException {
        Map<String, String> behalf = new HashMap<>();
        behalf.put(AuditConstants.KEY_ENTRY_POINT.getValue(), Actor.ROUTES);
        behalf.put(AuditConstants.KEY_IDENTITY.getValue(), route);
        AuditContext.Scope scope = AuditContext.openScope(new AuditContext(behalf));
        try {
            asset.write(records);
        } finally {
            scope.close();
        }
    }

    private Map<String, Object> values(Object body) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (!address.channel().isEmpty()) {
            values.put(address.channel(), body);
        } else if (body instanceof Map<?, ?> map) {
            map.forEach((name, value) -> values.put(String.valueOf(name), value));
        }
        if (values.isEmpty()) {
            throw new WriteFault(
                    address.asset() + ": the endpoint names no channel, so the body must be a map of channels");
        }
        return values;
    }

    private ChannelRecord record(String name, Object value, Map<String, Channel> channels, Exchange exchange) {
        Channel channel = channels.get(name);
        if (channel == null) {
            throw new WriteFault(address.asset() + "/" + name + ": there is no such channel");
        }
        try {
            return ChannelRecord.createWriteRecord(name, Values.of(channel.getValueType(), value, exchange));
        } catch (IllegalArgumentException e) {
            throw new WriteFault(address.asset() + "/" + name + ": " + e.getMessage());
        }
    }

    private void check(List<ChannelRecord> records) {
        for (ChannelRecord written : records) {
            if (written.getChannelStatus() != null
                    && written.getChannelStatus().getChannelFlag() == ChannelFlag.FAILURE) {
                Exception cause = written.getChannelStatus().getException();
                String reason = written.getChannelStatus().getExceptionMessage();
                throw new WriteFault(address.asset() + "/" + written.getChannelName() + ": not written: "
                        + (reason == null && cause != null ? Lines.cause(cause) : reason));
            }
        }
    }
}
