// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

/** The samples that one route is to get, also while it is stopped because its components are being replaced. Thread-safe. */
final class Tap {

    /** Which samples of an address. */
    record Filter(AssetAddress address, boolean onChange, boolean onlyGood) {}

    private record Seen(Object value, Quality quality) {}

    private final Filter filter;
    private final Mailbox<Sample> mailbox;
    private final Map<ChannelId, Seen> seen = new HashMap<>();

    Tap(Filter filter, Executor executor) {
        this.filter = filter;
        mailbox = new Mailbox<>(executor);
    }

    Filter filter() {
        return filter;
    }

    Mailbox<Sample> mailbox() {
        return mailbox;
    }

    /** The lock keeps the order of the samples of a channel; nothing is waited for in it. */
    synchronized void offer(List<Sample> samples) {
        for (Sample sample : samples) {
            boolean wanted = filter.address().matches(sample.channel())
                    && !(filter.onlyGood() && sample.quality() != Quality.GOOD);
            if (wanted && (!filter.onChange() || changed(sample))) {
                mailbox.offer(sample);
            }
        }
    }

    private boolean changed(Sample sample) {
        Seen now = new Seen(sample.value(), sample.quality());
        return !Objects.equals(seen.put(sample.channel(), now), now);
    }
}
