// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.samples;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What every channel said last, and its recent past. Kept in memory only; thread-safe, never blocks. */
@ProviderType
public interface LatestValues {

    /** The channel's newest sample with its age; empty if none has arrived since the cache started. */
    Optional<LatestValue> latest(ChannelId channel);

    /** The newest sample of every channel, ordered by asset and channel; not modifiable. */
    List<LatestValue> all();

    /**
     * The channel's recent samples, BAD ones included, so that a gap is seen as one.
     *
     * @param most how many at most, the newest ones; at least 1
     * @return oldest first; as many as are kept, empty for an unknown channel; not modifiable
     */
    List<Sample> history(ChannelId channel, int most);
}
