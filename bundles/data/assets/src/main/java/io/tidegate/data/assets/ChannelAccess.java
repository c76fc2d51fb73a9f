// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.samples.Sample;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.driver.Driver.ConnectionException;

/** Reads channels of an asset by their names, for callers who wait for it. */
final class ChannelAccess {

    /** Is told of readings that failed as a whole. */
    interface Failed {
        void tell(Binding now, Reading reading, boolean absent);
    }

    private final Clock clock;
    private final SinkFanOut sinks;
    private final Readings readings;
    private final Failed failed;

    ChannelAccess(AssetEngine engine, Failed failed) {
        this.clock = engine.clock();
        this.sinks = engine.sinks();
        this.readings = new Readings(clock);
        this.failed = failed;
    }

    List<ChannelRecord> readAll(Binding now) throws KuraException {
        return readNow(now, now.plan().readable(), List.of());
    }

    List<ChannelRecord> read(Binding now, Set<String> channelNames) throws KuraException {
        List<AssetChannel> channels = new ArrayList<>();
        List<ChannelRecord> others = new ArrayList<>();
        for (String name : channelNames) {
            AssetChannel channel = now.plan().channels().get(name);
            if (channel != null && channel.readable()) {
                channels.add(channel);
            } else {
                others.add(ChannelRecord.createStatusRecord(name, Reasons.failure(unusable(channel, "read"))));
            }
        }
        return readNow(now, channels, others);
    }

    private List<ChannelRecord> readNow(Binding now, List<AssetChannel> channels, List<ChannelRecord> others)
            throws KuraException {
        List<ChannelRecord> records = new ArrayList<>();
        if (!channels.isEmpty()) {
            now.link().await(now.plan().pid() + ": read", () -> {
                records.addAll(readOnLane(now, channels));
                return null;
            });
        }
        records.addAll(others);
        return records;
    }

    private List<ChannelRecord> readOnLane(Binding now, List<AssetChannel> channels) throws KuraException {
        List<ChannelRecord> records = new ArrayList<>(channels.size());
        channels.forEach(channel -> records.add(channel.readRecord()));
        try {
            now.link().call(handle -> {
                handle.driver().read(records);
                return null;
            });
        } catch (DriverAbsentException | ConnectionException e) {
            failed.tell(now, readings.failed(channels, Reasons.of(e)), e instanceof DriverAbsentException);
            throw unreachable(now, e);
        }
        Sampler sampler = new Sampler(clock.instant(), now.plan().staleAfter());
        Map<AssetChannel, Sample> samples = new LinkedHashMap<>();
        for (ChannelRecord record : records) {
            AssetChannel channel = now.plan().channels().get(record.getChannelName());
            if (channel != null) {
                Sample sample = sampler.sample(channel, record);
                complete(record, sample);
                samples.put(channel, sample);
            }
        }
        sinks.offer(List.copyOf(samples.values()));
        return records;
    }

    /** Puts what the sample says into the record that it was made of. */
    static void complete(ChannelRecord record, Sample sample) {
        record.setValue(sample.value());
        record.setTimestamp(sample.sourceTime().toEpochMilli());
        ChannelStatus status = record.getChannelStatus();
        if (sample.value() == null && (status == null || status.getChannelFlag() == ChannelFlag.SUCCESS)) {
            record.setChannelStatus(Reasons.failure(sample.reason()));
        }
    }

    static KuraException unreachable(Binding now, Exception e) {
        return new KuraException(KuraErrorCode.CONNECTION_FAILED, e, now.plan().pid() + ": " + Reasons.of(e));
    }

    static String unusable(AssetChannel channel, String verb) {
        if (channel == null) {
            return "there is no such channel";
        }
        return channel.channel().isEnabled()
                ? "a " + channel.channel().getType() + " channel is not " + verb
                : "the channel is disabled";
    }
}
