// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.Sample;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.eclipse.kura.asset.Asset;

/** Samples as messages. */
final class AssetConsumer extends MailboxConsumer<Sample> {

    private final Tap.Filter filter;
    private final Units units;
    private final Taps taps;

    AssetConsumer(AssetEndpoint endpoint, Processor processor, Tap.Filter filter, Present<Asset> assets, Taps taps) {
        super(endpoint, processor);
        this.filter = filter;
        this.units = new Units(assets);
        this.taps = taps;
    }

    @Override
    Mailbox<Sample> open() {
        return taps.of(getRouteId(), filter).mailbox();
    }

    @Override
    void fill(Message message, Sample sample) {
        ChannelId id = sample.channel();
        message.setBody(sample.value() == null ? null : sample.value().getValue());
        message.setHeader("TidegateAsset", id.asset());
        message.setHeader("TidegateChannel", id.channel());
        message.setHeader("TidegateQuality", sample.quality().name());
        message.setHeader("TidegateTimestamp", sample.sourceTime().toString());
        if (!sample.reason().isEmpty()) {
            message.setHeader("TidegateReason", sample.reason());
        }
        String unit = units.of(id);
        if (!unit.isEmpty()) {
            message.setHeader("TidegateUnit", unit);
        }
    }
}
