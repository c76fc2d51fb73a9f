// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What listeners have not been told yet: each channel once, however often it changed. Guarded by its shelf. */
final class Outbox {

    private final List<ChannelState> changed = new ArrayList<>();
    private Set<ChannelId> removed = new LinkedHashSet<>();

    void changed(ChannelState channel) {
        if (!channel.pending(true)) {
            changed.add(channel);
        }
    }

    void removed(ChannelState channel) {
        channel.pending(false);
        removed.add(channel.id());
    }

    boolean isEmpty() {
        return changed.isEmpty() && removed.isEmpty();
    }

    Change take(long now) {
        List<LatestValue> values = new ArrayList<>(changed.size());
        for (ChannelState channel : changed) {
            // Not if it was removed meanwhile.
            if (channel.pending(false)) {
                values.add(channel.look(now));
            }
        }
        changed.clear();
        return new Change(takeRemoved(), Collections.unmodifiableList(values));
    }

    /** Never the set that is filled on: who is told looks at it when others may add to that one. */
    private Set<ChannelId> takeRemoved() {
        if (removed.isEmpty()) {
            return Set.of();
        }
        Set<ChannelId> gone = removed;
        removed = new LinkedHashSet<>();
        return Collections.unmodifiableSet(gone);
    }
}
