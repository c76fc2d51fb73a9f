// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.samples.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.Test;

class AssetsTest {

    private static final Map<String, Object> PUMP = Map.of("kura.service.pid", "pump");

    private final AtomicLong nanos = new AtomicLong();
    private final Assets assets = new Assets(nanos::get);
    private final FakeAsset old = new FakeAsset("plc1").with("speed", ChannelType.READ, DataType.DOUBLE, "1/min");
    private final FakeAsset next = new FakeAsset("plc2").with("level", ChannelType.READ, DataType.DOUBLE, "");
    private final FakeCache cache = new FakeCache();

    /** In a swap the successor comes first, and the predecessor's end must not take it away. */
    @Test
    void successorStaysWhenThePredecessorGoes() {
        assets.bindAsset(old, PUMP);
        assets.bindAsset(next, PUMP);
        assets.unbindAsset(old);
        assertThat(assets.running("pump")).isSameAs(next);
        assertThat(assets.now().channels()).extracting(c -> c.id().channel()).containsExactly("level");
    }

    @Test
    void goneAssetKeepsItsChannelsWhileSomebodyKnowsAValue() {
        assets.bindAsset(old, PUMP);
        cache.good("pump", "speed", 1.0);
        assets.unbindAsset(old);
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assets.prune(cache::all);
        assertThat(assets.now().channels()).hasSize(1);
        assertThatThrownBy(() -> assets.running("pump")).hasMessage("asset pump is not running");

        cache.values.clear();
        assets.prune(cache::all);
        assertThat(assets.now().channels()).isEmpty();
    }

    @Test
    void goneAssetIsNotForgottenBeforeItCanComeBack() {
        assets.bindAsset(old, PUMP);
        assets.unbindAsset(old);
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        assets.prune(List::of);
        assertThat(assets.now().channels()).hasSize(1);
    }

    /** A channel less in a running asset says nothing of the asset; its own new configuration does. */
    @Test
    void onlyGoneAssetsAreForgotten() {
        assets.bindAsset(old, PUMP);
        assets.forget(Set.of(new ChannelId("pump", "speed")));
        assertThat(assets.now().channels()).hasSize(1);
        assets.unbindAsset(old);
        assets.forget(Set.of(new ChannelId("tank", "level")));
        assertThat(assets.now().channels()).hasSize(1);
        assets.forget(Set.of(new ChannelId("pump", "speed")));
        assertThat(assets.now().channels()).isEmpty();
    }

    @Test
    void unitIsFoundWhereAssetsKeepIt() {
        assets.bindAsset(old, PUMP);
        assertThat(assets.now().channels().get(0).unit()).isEqualTo("1/min");
    }

    @Test
    void assetWithoutANameIsLeftOut() {
        assets.bindAsset(old, Map.of());
        assertThat(assets.now().assets()).isEmpty();
    }
}
