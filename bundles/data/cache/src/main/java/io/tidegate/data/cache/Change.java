// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import java.util.List;
import java.util.Set;

/** What listeners are told at once: first what went, then what changed. */
record Change(Set<ChannelId> removed, List<LatestValue> changed) {}
