// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.eclipse.kura.asset.Asset;

/** One channel, all channels of an asset, or all that match. */
final class AssetEndpoint extends DefaultEndpoint {

    private final Tap.Filter filter;
    private final Present<Asset> assets;
    private final Taps taps;

    AssetEndpoint(String uri, Component component, Tap.Filter filter, Present<Asset> assets, Taps taps) {
        super(uri, component);
        this.filter = filter;
        this.assets = assets;
        this.taps = taps;
    }

    @Override
    public Producer createProducer() {
        if (!filter.address().single()) {
            throw new IllegalArgumentException(getEndpointUri() + ": a write needs one asset, not *");
        }
        return new AssetProducer(this, filter.address(), assets);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        AssetConsumer consumer = new AssetConsumer(this, processor, filter, assets, taps);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
