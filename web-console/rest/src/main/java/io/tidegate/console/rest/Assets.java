// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which assets and channels there are. An asset that is not running (its bundle is replaced or stopped) keeps its channels
 * as long as somebody still knows a value of them: an operator must see them as BAD, not miss them.
 */
@Component(service = Assets.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class Assets {

    private static final Logger LOG = LoggerFactory.getLogger(Assets.class);
    /** Longer than a swap takes and than the cache needs to tell. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final SortedMap<String, AssetInfo> known = new TreeMap<>();
    private final LongSupplier nanos;
    private volatile Catalogue catalogue = new Catalogue(new TreeMap<>());

    @Activate
    public Assets() {
        this(System::nanoTime);
    }

    Assets(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Reference(
            service = Asset.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            updated = "bindAsset")
    void bindAsset(Asset asset, Map<String, Object> properties) {
        Object pid = properties.get(ConfigurationService.KURA_SERVICE_PID);
        if (pid == null || pid.toString().isEmpty()) {
            LOG.warn("an asset without {} is not shown", ConfigurationService.KURA_SERVICE_PID);
            return;
        }
        AssetInfo info = read(pid.toString(), asset);
        change(assets -> assets.put(info.pid(), info));
    }

    void unbindAsset(Asset asset) {
        long now = nanos.getAsLong();
        change(assets -> assets.replaceAll((pid, info) -> info.asset() == asset ? info.gone(now) : info));
    }

    /** What there is now; another object after each change. */
    Catalogue now() {
        return catalogue;
    }

    /** @throws Problem if there is no such channel */
    ChannelInfo required(ChannelId id) {
        return catalogue.channel(id).orElseThrow(() -> Problem.unknown("there is no channel " + id));
    }

    /** @throws Problem if the asset is not running */
    Asset running(String pid) {
        return catalogue
                .asset(pid)
                .map(AssetInfo::asset)
                .orElseThrow(() -> Problem.unavailable("asset " + pid + " is not running"));
    }

    /** Forgets assets that are not running and of which these channels were. */
    void forget(Set<ChannelId> channels) {
        Set<String> pids = channels.stream().map(ChannelId::asset).collect(Collectors.toSet());
        dropIf(info -> !info.running() && pids.contains(info.pid()));
    }

    /** Forgets assets that are not running for a while if nobody has a value of them. */
    void prune(Supplier<List<LatestValue>> values) {
        if (catalogue.assets().stream().allMatch(AssetInfo::running)) {
            return;
        }
        Set<String> valued =
                values.get().stream().map(value -> value.channel().asset()).collect(Collectors.toSet());
        long now = nanos.getAsLong();
        dropIf(info -> !info.running() && now - info.goneAt() > GRACE.toNanos() && !valued.contains(info.pid()));
    }

    private void dropIf(Predicate<AssetInfo> condition) {
        if (catalogue.assets().stream().anyMatch(condition)) {
            change(assets -> assets.values().removeIf(condition));
        }
    }

    private synchronized void change(Consumer<SortedMap<String, AssetInfo>> change) {
        change.accept(known);
        catalogue = new Catalogue(new TreeMap<>(known));
    }

    private static AssetInfo read(String pid, Asset asset) {
        try {
            return AssetInfo.of(pid, asset);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{}: the asset does not tell its configuration: {}", pid, e.toString());
            return new AssetInfo(pid, asset, "", "", List.of(), 0);
        }
    }
}
