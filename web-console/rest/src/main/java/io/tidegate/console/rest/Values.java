// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.LatestValues;
import io.tidegate.api.samples.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The cache, whether it is there or not. */
@Component(service = Values.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class Values {

    static final String ABSENT = "the cache is not running";

    private volatile LatestValues cache;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindCache(LatestValues found) {
        cache = found;
    }

    void unbindCache(LatestValues gone) {
        if (cache == gone) {
            cache = null;
        }
    }

    /** Which cache is asked, only to be compared; null if there is none. */
    Object source() {
        return cache;
    }

    boolean present() {
        return cache != null;
    }

    Optional<LatestValue> latest(ChannelId channel) {
        LatestValues found = cache;
        return found == null ? Optional.empty() : found.latest(channel);
    }

    /** Empty if there is no cache. */
    List<LatestValue> all() {
        LatestValues found = cache;
        return found == null ? List.of() : found.all();
    }

    Map<ChannelId, LatestValue> byChannel() {
        Map<ChannelId, LatestValue> values = new HashMap<>();
        all().forEach(value -> values.put(value.channel(), value));
        return values;
    }

    /** @throws Problem if there is no cache */
    List<Sample> history(ChannelId channel, int most) {
        LatestValues found = cache;
        if (found == null) {
            throw Problem.unavailable(ABSENT);
        }
        return found.history(channel, most);
    }
}
