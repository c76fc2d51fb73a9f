// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.configuration.history.Trial;
import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.system.BundleState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** The contents of events. */
@Component(service = EventData.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class EventData {

    private final GatewayInfo gateway;
    private final HealthWatch health;
    private final Assets assets;
    private final Values values;
    private final State state;
    private final PendingTrial trials;

    @Activate
    public EventData(
            @Reference GatewayInfo gateway,
            @Reference HealthWatch health,
            @Reference Assets assets,
            @Reference Values values,
            @Reference State state,
            @Reference PendingTrial trials) {
        this.gateway = gateway;
        this.health = health;
        this.assets = assets;
        this.values = values;
        this.state = state;
        this.trials = trials;
    }

    /** All that concerns the topics. */
    byte[] snapshot(Set<Topic> topics) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeFieldName("gateway");
            gateway.write(json);
            Health latest = health.latest();
            if (topics.contains(Topic.HEALTH) && latest != null) {
                json.writeFieldName("health");
                latest.write(json);
            }
            if (topics.contains(Topic.VALUES)) {
                ChannelJson.channels(json, assets.now().channels(), values);
            }
            if (topics.contains(Topic.BUNDLES)) {
                Json.array(json, "bundles", bundles(), StateJson::bundle);
            }
            if (topics.contains(Topic.CONFIGURATION)) {
                PendingTrial.member(json, trial());
            }
            json.writeEndObject();
        });
    }

    byte[] channels(Collection<ChannelInfo> channels) {
        return Json.bytes(ChannelJson.channels(channels, values));
    }

    /** The values of the channels; without those that are not configured. */
    byte[] values(Collection<ChannelId> channels) {
        Catalogue catalogue = assets.now();
        Map<ChannelId, LatestValue> all = channels.size() > 1000 ? values.byChannel() : null;
        String absent = ChannelJson.reason(values);
        List<ChannelId> configured = channels.stream()
                .filter(id -> catalogue.channel(id).isPresent())
                .toList();
        return Json.bytes(Json.list("values", configured, (json, id) -> {
            LatestValue latest = all == null ? values.latest(id).orElse(null) : all.get(id);
            ChannelJson.valueOf(json, id, latest, absent);
        }));
    }

    byte[] health(Health latest) {
        return Json.bytes(latest::write);
    }

    byte[] bundles(List<BundleState> bundles) {
        return Json.bytes(StateJson.bundles(bundles));
    }

    /** The change that waits to be confirmed, or null. */
    Trial trial() {
        return trials.now().orElse(null);
    }

    /** Empty if nobody can tell. */
    List<BundleState> bundles() {
        return state.bundles().orElse(List.of());
    }
}
