// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.LatestValues;
import io.tidegate.api.samples.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** What a cache holds, set by the test. */
final class FakeCache implements LatestValues {

    final Map<ChannelId, LatestValue> values = new ConcurrentHashMap<>();
    private final Map<ChannelId, List<Sample>> histories = new ConcurrentHashMap<>();

    LatestValue good(String asset, String channel, Object value) {
        return good(asset, channel, value, Duration.ZERO);
    }

    LatestValue good(String asset, String channel, Object value, Duration age) {
        TypedValue<?> typed = TypedValues.newTypedValue(value);
        Instant now = Instant.now();
        return put(
                Sample.good(new ChannelId(asset, channel), typed, now.minusMillis(3), now, Duration.ofSeconds(3)), age);
    }

    LatestValue bad(String asset, String channel, String reason) {
        return put(Sample.bad(new ChannelId(asset, channel), reason, Instant.now(), Instant.now()), Duration.ZERO);
    }

    private LatestValue put(Sample sample, Duration age) {
        LatestValue latest = values.compute(sample.channel(), (id, before) -> {
            Sample valued = sample.value() != null ? sample : before == null ? null : before.valued();
            return new LatestValue(sample, valued, age);
        });
        histories.computeIfAbsent(sample.channel(), id -> new ArrayList<>()).add(sample);
        return latest;
    }

    @Override
    public Optional<LatestValue> latest(ChannelId channel) {
        return Optional.ofNullable(values.get(channel));
    }

    @Override
    public List<LatestValue> all() {
        return values.values().stream()
                .sorted(Comparator.comparing(value -> value.channel().toString()))
                .toList();
    }

    @Override
    public List<Sample> history(ChannelId channel, int most) {
        List<Sample> all = histories.getOrDefault(channel, List.of());
        return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
    }
}
