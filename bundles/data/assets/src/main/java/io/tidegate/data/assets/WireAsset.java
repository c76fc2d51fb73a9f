// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.audit.Actor;
import java.util.ArrayList;
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
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;

/**
 * An asset as a component of the wire graph. Each envelope that it receives makes it write the channels that the envelope
 * names, then read and emit all readable ones; it also emits what it polls and what its driver pushes. Reading and emitting
 * happen on threads of the bundle, never on the caller's.
 */
@Component(
        name = WireAssetConfig.PID,
        configurationPid = WireAssetConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {
            Asset.class,
            WireEmitter.class,
            WireReceiver.class,
            WireComponent.class,
            Producer.class,
            Consumer.class,
            SelfConfiguringComponent.class,
            HealthCheck.class
        },
        property = {
            HealthCheck.NAME + "=Asset",
            // What the graph could not take is emitted again, so it may say so.
            "wire.emit.retry:Boolean=true",
            "input.cardinality.minimum:Integer=1",
            "input.cardinality.maximum:Integer=1",
            "input.cardinality.default:Integer=1",
            "output.cardinality.minimum:Integer=1",
            "output.cardinality.maximum:Integer=1",
            "output.cardinality.default:Integer=1"
        })
@Designate(ocd = WireAssetConfig.class, factory = true)
public final class WireAsset
        implements Asset, WireEmitter, WireReceiver, SelfConfiguringComponent, HealthCheck, StopDrain.Source {

    private static final AssetForm FORM = new AssetForm(WireAssetConfig.PID, true);

    private final AssetEngine engine;
    private final PollingAsset asset;
    private final WireOutlet outlet;
    private final ServiceReference<WireComponent> self;
    private volatile Map<String, Object> properties;
    private WireHelperService helper;
    private volatile WireSupport support;
    private Wire[] wires;

    @Activate
    @SuppressWarnings("unchecked")
    public WireAsset(@Reference AssetEngine engine, ComponentContext context, Map<String, Object> properties) {
        this(engine, (ServiceReference<WireComponent>) context.getServiceReference(), properties);
    }

    WireAsset(AssetEngine engine, ServiceReference<WireComponent> self, Map<String, Object> properties) {
        AssetPlan plan = PlanReader.plan(properties);
        this.engine = engine;
        this.self = self;
        this.properties = Map.copyOf(properties);
        this.outlet = new WireOutlet(plan.pid(), engine.pool(), engine.nanos());
        this.asset = new PollingAsset(engine, plan, outlet);
    }

    @Activate
    void start() {
        outlet.awaitConsumers();
        asset.start();
        engine.drain().add(this);
    }

    @Modified
    void change(Map<String, Object> changed) {
        asset.change(PlanReader.plan(changed));
        properties = Map.copyOf(changed);
    }

    @Deactivate
    void stop() {
        engine.drain().remove(this);
        asset.stop();
        outlet.close();
    }

    @Override
    public void endReading() {
        asset.endReading();
    }

    @Override
    public boolean isDrained() {
        return asset.isIdle() && outlet.isDrained();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void bindHelper(WireHelperService next) {
        boolean first = support == null;
        helper = next;
        support = next.newWireSupport(this, self);
        if (first && wires != null) {
            support.consumersConnected(wires);
        }
        outlet.support(support);
    }

    synchronized void unbindHelper(WireHelperService gone) {
        if (helper == gone) {
            helper = null;
            support = null;
            wires = null;
            outlet.support(null);
        }
    }

    @Override
    public synchronized void consumersConnected(Wire[] connected) {
        wires = connected;
        if (support != null) {
            support.consumersConnected(connected);
        }
        outlet.consumers(connected != null && connected.length > 0);
    }

    @Override
    public void producersConnected(Wire[] connected) {
        WireSupport now = support;
        if (now != null) {
            now.producersConnected(connected);
        }
    }

    @Override
    public Object polled(Wire wire) {
        WireSupport now = support;
        return now == null ? null : now.polled(wire);
    }

    @Override
    public void updated(Wire wire, Object value) {
        WireSupport now = support;
        if (now != null) {
            now.updated(wire, value);
        } else if (value instanceof WireEnvelope envelope) {
            onWireReceive(envelope);
        }
    }

    @Override
    public void onWireReceive(WireEnvelope envelope) {
        Actor asked = Actor.current();
        Actor actor = asked.automatic() ? new Actor(Actor.WIRES, envelope.getEmitterPid(), "") : asked;
        List<ChannelRecord> writes = new ArrayList<>();
        for (WireRecord record : envelope.getRecords()) {
            record.getProperties().forEach((name, value) -> addWrite(writes, actor, name, value));
        }
        if (writes.isEmpty()) {
            asset.trigger();
        } else {
            asset.triggerAfterWriting(actor, writes);
        }
    }

    /** An envelope carries much that is not meant for this asset: only what a channel could take counts as a write. */
    private void addWrite(List<ChannelRecord> writes, Actor actor, String name, TypedValue<?> value) {
        AssetChannel channel = asset.plan().channels().get(name);
        if (channel == null || !channel.writable() || value == null) {
            return;
        }
        ChannelRecord write = channel.channel().createWriteRecord(value);
        String refusal = ChannelWrites.refusal(channel, value);
        if (refusal.isEmpty()) {
            writes.add(write);
        } else {
            asset.refuse(actor, List.of(write), refusal);
        }
    }

    @Override
    public ComponentConfiguration getConfiguration() {
        return FORM.fill(asset, properties);
    }

    @Override
    public Result execute() {
        return AssetHealth.of(asset, outlet);
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
