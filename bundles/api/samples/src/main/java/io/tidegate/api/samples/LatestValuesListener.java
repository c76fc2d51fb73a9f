// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.samples;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what changes in {@link LatestValues}. Register it as a service (whiteboard). Calls come on the threads of assets
 * and of the cache, several at once for different channels, so an implementation must not block, do I/O or call an asset.
 */
@ConsumerType
public interface LatestValuesListener {

    /**
     * Samples arrived, or values became STALE without a new sample, or their asset went away.
     *
     * @param values not empty, not modifiable, may be kept; a channel appears at most once
     */
    void changed(List<LatestValue> values);

    /**
     * Channels are no longer configured.
     *
     * @param channels not empty, not modifiable
     */
    void removed(Set<ChannelId> channels);
}
