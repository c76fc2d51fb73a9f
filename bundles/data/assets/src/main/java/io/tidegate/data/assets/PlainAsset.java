// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetConfiguration;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** An asset outside the wire graph: for the samples it hands on, and for those who read and write it. */
@Component(
        name = AssetConfig.PID,
        configurationPid = AssetConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Asset.class, SelfConfiguringComponent.class, HealthCheck.class},
        property = HealthCheck.NAME + "=Asset")
@Designate(ocd = AssetConfig.class, factory = true)
public final class PlainAsset implements Asset, SelfConfiguringComponent, HealthCheck {

    private static final AssetForm FORM = new AssetForm(AssetConfig.PID, false);

    private final PollingAsset asset;
    private volatile Map<String, Object> properties;

    @Activate
    public PlainAsset(@Reference AssetEngine engine, Map<String, Object> properties) {
        this.properties = Map.copyOf(properties);
        this.asset = new PollingAsset(engine, PlanReader.plan(properties), null);
    }

    @Activate
    void start() {
        asset.start();
    }

    @Modified
    void change(Map<String, Object> changed) {
        asset.change(PlanReader.plan(changed));
        properties = Map.copyOf(changed);
    }

    @Deactivate
    void stop() {
        asset.stop();
    }

    @Override
    public ComponentConfiguration getConfiguration() {
        return FORM.fill(asset, properties);
    }

    @Override
    public Result execute() {
        return AssetHealth.of(asset, null);
    }

    @Override
    public AssetConfiguration getAssetConfiguration() {
        return asset.getAssetConfiguration();
    }

    @Override
    public List<ChannelRecord> readAllChannels() throws KuraException {
        return asset.readAllChannels();
    }

    @Override
    public List<ChannelRecord> read(Set<String> channelNames) throws KuraException {
        return asset.read(channelNames);
    }

    @Override
    public void write(List<ChannelRecord> records) throws KuraException {
        asset.write(records);
    }

    @Override
    public void registerChannelListener(String channelName, ChannelListener listener) throws KuraException {
        asset.registerChannelListener(channelName, listener);
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        asset.unregisterChannelListener(listener);
    }
}
