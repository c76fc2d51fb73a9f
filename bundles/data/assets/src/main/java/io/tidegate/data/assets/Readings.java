// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.samples.Sample;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.kura.channel.ChannelRecord;

/** Makes readings out of what a driver gave, or failed to give. */
final class Readings {

    private final Clock clock;

    Readings(Clock clock) {
        this.clock = clock;
    }

    /** The readable channels, answered by the driver. */
    Reading answered(AssetPlan plan, List<ChannelRecord> records) {
        Instant arrival = clock.instant();
        Sampler sampler = new Sampler(arrival, plan.staleAfter());
        List<AssetChannel> asked = plan.readable();
        List<AssetChannel> channels = new ArrayList<>(asked.size());
        List<Sample> samples = new ArrayList<>(asked.size());
        for (int i = 0; i < records.size(); i++) {
            ChannelRecord record = records.get(i);
            String name = record.getChannelName();
            // Drivers answer in the order they were asked in; the look-up is for those that don't.
            AssetChannel channel = i < asked.size() && asked.get(i).name().equals(name)
                    ? asked.get(i)
                    : plan.channels().get(name);
            if (channel != null) {
                channels.add(channel);
                samples.add(sampler.sample(channel, record));
            }
        }
        if (samples.size() < asked.size()) {
            addUnanswered(asked, channels, samples, sampler);
        }
        return new Reading(channels, List.copyOf(samples), arrival, null);
    }

    /** The channels, none of which could be read. */
    Reading failed(List<AssetChannel> channels, String reason) {
        Instant arrival = clock.instant();
        List<Sample> samples = channels.stream()
                .map(c -> Sample.bad(c.id(), reason, arrival, arrival))
                .toList();
        return new Reading(channels, samples, arrival, reason);
    }

    /** One channel, pushed by the driver. */
    Reading pushed(AssetPlan plan, AssetChannel channel, ChannelRecord record) {
        Instant arrival = clock.instant();
        Sample sample = new Sampler(arrival, plan.staleAfter()).sample(channel, record);
        return new Reading(List.of(channel), List.of(sample), arrival, null);
    }

    private static void addUnanswered(
            List<AssetChannel> asked, List<AssetChannel> channels, List<Sample> samples, Sampler sampler) {
        Set<AssetChannel> answered = new HashSet<>(channels);
        for (AssetChannel channel : asked) {
            if (!answered.contains(channel)) {
                channels.add(channel);
                samples.add(sampler.bad(channel, "the driver gave no answer"));
            }
        }
    }
}
