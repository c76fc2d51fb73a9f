// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.LatestValuesListener;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Notes what changed while somebody watches; whoever tells of a change is not held up. */
@Component(
        service = {Changes.class, LatestValuesListener.class},
        configurationPolicy = ConfigurationPolicy.IGNORE)
public final class Changes implements LatestValuesListener, BundleListener {

    private final BundleContext context;
    private final Assets assets;
    private final Set<ChannelId> channels = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean bundles = new AtomicBoolean();
    private volatile boolean watched;

    @Activate
    public Changes(BundleContext context, @Reference Assets assets) {
        this.context = context;
        this.assets = assets;
    }

    @Activate
    void start() {
        context.addBundleListener(this);
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(this);
    }

    @Override
    public void changed(List<LatestValue> values) {
        if (watched) {
            values.forEach(value -> channels.add(value.channel()));
        }
    }

    @Override
    public void removed(Set<ChannelId> gone) {
        assets.forget(gone);
        if (watched) {
            channels.addAll(gone);
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        bundles.set(true);
    }

    /** Begins or ends to note channels. */
    void watch(boolean now) {
        watched = now;
        if (!now) {
            channels.clear();
        }
    }

    /** The channels that changed since the last call. */
    List<ChannelId> takeChannels() {
        List<ChannelId> taken = new ArrayList<>();
        for (Iterator<ChannelId> all = channels.iterator(); all.hasNext(); ) {
            taken.add(all.next());
            all.remove();
        }
        return taken;
    }

    /** Whether a bundle changed since the last call. */
    boolean takeBundles() {
        return bundles.getAndSet(false);
    }
}
