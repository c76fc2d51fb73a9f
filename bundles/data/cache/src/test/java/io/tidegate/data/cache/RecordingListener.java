// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.LatestValuesListener;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it hears: every call, and what each channel said last. */
final class RecordingListener implements LatestValuesListener {

    final List<List<LatestValue>> calls = new CopyOnWriteArrayList<>();
    final List<ChannelId> removed = new CopyOnWriteArrayList<>();
    final Map<ChannelId, LatestValue> last = new ConcurrentHashMap<>();

    @Override
    public void changed(List<LatestValue> values) {
        calls.add(values);
        values.forEach(value -> last.put(value.channel(), value));
    }

    @Override
    public void removed(Set<ChannelId> channels) {
        removed.addAll(channels);
        last.keySet().removeAll(channels);
    }

    /** The qualities heard of one channel, in their order. */
    List<String> heard(ChannelId channel) {
        return calls.stream()
                .flatMap(List::stream)
                .filter(value -> value.channel().equals(channel))
                .map(value -> value.quality().name())
                .toList();
    }
}
