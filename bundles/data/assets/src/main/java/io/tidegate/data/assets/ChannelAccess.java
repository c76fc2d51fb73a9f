// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.audit.Actor;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes channels of an asset by their names, for callers who wait for it. */
final class ChannelAccess {

    private static final Logger LOG = LoggerFactory.getLogger(PollingAsset.class);

    /** Is told of readings that failed as a whole. */
    interface Failed {
        void tell(Binding now, Reading reading, boolean absent);
    }

    private final Clock clock;
    private final SinkFanOut sinks;
    private final Readings readings;
    private final AssetState state;
    private final Failed failed;
    private final WriteAudit audit;

    ChannelAccess(AssetEngine engine, AssetState state, Failed failed) {
        this.clock = engine.clock();
        this.sinks = engine.sinks();
        this.readings = new Readings(clock);
        this.state = state;
        this.failed = failed;
        this.audit = new WriteAudit(engine.audit(), engine.clock());
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
                others.add(ChannelRecord.createStatusRecord(name, failure(unusable(channel, "read"))));
            }
        }
        return readNow(now, channels, others);
    }

    void write(Binding now, List<ChannelRecord> records) throws KuraException {
        List<ChannelRecord> fit = new ArrayList<>();
        for (ChannelRecord record : records) {
            AssetChannel channel = now.plan().channels().get(record.getChannelName());
            if (channel == null || !channel.writable()) {
                record.setChannelStatus(failure(unusable(channel, "written")));
            } else if (record.getValue() == null
                    || record.getValue().getType() != channel.channel().getValueType()) {
                record.setChannelStatus(failure("takes " + channel.channel().getValueType() + ", not "
                        + (record.getValue() == null
                                ? "nothing"
                                : record.getValue().getType())));
            } else {
                record.setChannelConfig(channel.channel().getConfiguration());
                fit.add(record);
            }
        }
        if (!fit.isEmpty()) {
            Actor actor = Actor.current();
            now.link().await(now.plan().pid() + ": write", () -> {
                writeOnLane(now, actor, fit);
                return null;
            });
        }
    }

    /** On the lane: what came along wires, in its order. */
    void writeWaiting(Binding now, WriteQueue writes) {
        long refused = writes.refused();
        for (List<ChannelRecord> records = writes.poll(); records != null; records = writes.poll()) {
            try {
                writeOnLane(now, Actor.current(), records);
            } catch (KuraException e) {
                LOG.debug("{}: not written", now.plan().pid(), e);
            }
        }
        if (writes.refused() > refused) {
            written(
                    now,
                    writes.refused() - refused + " writes waited too long for driver '"
                            + now.plan().driverPid() + "' and were not done");
        }
    }

    private void writeOnLane(Binding now, Actor actor, List<ChannelRecord> records) throws KuraException {
        String problem = "";
        try {
            now.link().call(handle -> {
                handle.driver().write(records);
                return null;
            });
            problem = records.stream()
                    .filter(r -> r.getChannelStatus() != null
                            && r.getChannelStatus().getChannelFlag() != ChannelFlag.SUCCESS)
                    .findFirst()
                    .map(r -> r.getChannelName() + ": " + Reasons.of(r.getChannelStatus()))
                    .orElse("");
        } catch (DriverAbsentException | ConnectionException e) {
            problem = Reasons.of(e);
            throw unreachable(now, e);
        } catch (RuntimeException | LinkageError e) {
            problem = Reasons.of(e);
            throw new KuraException(KuraErrorCode.IO_ERROR, e, now.plan().pid() + ": write: " + problem);
        } catch (KuraException e) {
            problem = Reasons.of(e);
            throw e;
        } finally {
            written(now, problem);
            audit.record(now.plan().pid(), actor, records, problem);
        }
    }

    /** Keeps what a write said, empty if it succeeded, and tells an operator when that changed. */
    void written(Binding now, String problem) {
        if (!state.written(problem)) {
            return;
        }
        if (problem.isEmpty()) {
            LOG.info("{}: writes succeed again", now.plan().pid());
        } else {
            LOG.warn("{}: a write failed: {}", now.plan().pid(), problem);
        }
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
            record.setChannelStatus(failure(sample.reason()));
        }
    }

    private static KuraException unreachable(Binding now, Exception e) {
        return new KuraException(KuraErrorCode.CONNECTION_FAILED, e, now.plan().pid() + ": " + Reasons.of(e));
    }

    private static ChannelStatus failure(String reason) {
        return new ChannelStatus(ChannelFlag.FAILURE, reason, null);
    }

    private static String unusable(AssetChannel channel, String verb) {
        if (channel == null) {
            return "there is no such channel";
        }
        return channel.channel().isEnabled()
                ? "a " + channel.channel().getType() + " channel is not " + verb
                : "the channel is disabled";
    }
}
