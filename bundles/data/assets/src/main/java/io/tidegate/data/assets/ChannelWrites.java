// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.audit.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.type.TypedValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes channels of an asset, for callers who wait for it and for what came along wires. */
final class ChannelWrites {

    private static final Logger LOG = LoggerFactory.getLogger(PollingAsset.class);

    private final AssetState state;
    private final WriteAudit audit;

    ChannelWrites(AssetEngine engine, AssetState state) {
        this.state = state;
        this.audit = engine.audit();
    }

    void write(Binding now, List<ChannelRecord> records) throws KuraException {
        List<ChannelRecord> fit = new ArrayList<>();
        List<ChannelRecord> unfit = new ArrayList<>();
        for (ChannelRecord record : records) {
            AssetChannel channel = now.plan().channels().get(record.getChannelName());
            String refusal = refusal(channel, record.getValue());
            if (refusal.isEmpty()) {
                record.setChannelConfig(channel.channel().getConfiguration());
                fit.add(record);
            } else {
                record.setChannelStatus(Reasons.failure(refusal));
                unfit.add(record);
            }
        }
        Actor actor = Actor.current();
        audit.attempt(now.plan(), actor, unfit).answered();
        if (!fit.isEmpty()) {
            writeFit(now, actor, fit);
        }
    }

    private void writeFit(Binding now, Actor actor, List<ChannelRecord> records) throws KuraException {
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean recorded = new AtomicBoolean();
        try {
            now.link().await(now.plan().pid() + ": write", () -> {
                if (begun.compareAndSet(false, true)) {
                    try {
                        writeOnLane(now, actor, records);
                    } finally {
                        recorded.set(true);
                    }
                }
                return null;
            });
        } catch (KuraException e) {
            // What has begun may still reach the device; what comes of it is then recorded, too.
            boolean never = begun.compareAndSet(false, true);
            if (never || !recorded.get()) {
                audit.attempt(now.plan(), actor, records)
                        .failed(Reasons.of(e) + (never ? "; not begun" : "; it may still be written"));
            }
            throw e;
        }
    }

    /** On the lane: what came along wires, in its order. */
    void writeWaiting(Binding now, WriteQueue writes) {
        long late = 0;
        for (WriteQueue.Waiting next = writes.poll(); next != null; next = writes.poll()) {
            if (writes.isLate(next)) {
                late++;
                refused(
                        now,
                        next.actor(),
                        next.records(),
                        "waited too long for driver '" + now.plan().driverPid() + "'");
            } else {
                try {
                    writeOnLane(now, next.actor(), next.records());
                } catch (KuraException e) {
                    LOG.debug("{}: not written", now.plan().pid(), e);
                }
            }
        }
        if (late > 0) {
            written(
                    now,
                    late + " writes waited too long for driver '" + now.plan().driverPid() + "' and were not done");
        }
    }

    /** What came along wires and is not written. */
    void refused(Binding now, Actor actor, List<ChannelRecord> records, String reason) {
        audit.attempt(now.plan(), actor, records).failed(reason);
    }

    private void writeOnLane(Binding now, Actor actor, List<ChannelRecord> records) throws KuraException {
        WriteAudit.Attempt attempt = audit.attempt(now.plan(), actor, records);
        String problem = "";
        try {
            now.link().call(handle -> {
                handle.driver().write(records);
                return null;
            });
        } catch (DriverAbsentException | ConnectionException e) {
            problem = Reasons.of(e);
            throw ChannelAccess.unreachable(now, e);
        } catch (RuntimeException | LinkageError e) {
            problem = Reasons.of(e);
            throw new KuraException(KuraErrorCode.IO_ERROR, e, now.plan().pid() + ": write: " + problem);
        } catch (KuraException e) {
            problem = Reasons.of(e);
            throw e;
        } finally {
            became(now, attempt, records, problem);
        }
    }

    private void became(Binding now, WriteAudit.Attempt attempt, List<ChannelRecord> records, String problem) {
        if (problem.isEmpty()) {
            attempt.answered();
            written(now, Reasons.ofFirstFailed(records));
        } else {
            attempt.failed(problem);
            written(now, problem);
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

    /** Why the channel does not take the value, in words; empty if it does. */
    static String refusal(AssetChannel channel, TypedValue<?> value) {
        if (channel == null || !channel.writable()) {
            return ChannelAccess.unusable(channel, "written");
        }
        if (value == null || value.getType() != channel.channel().getValueType()) {
            return "takes " + channel.channel().getValueType() + ", not "
                    + (value == null ? "nothing" : value.getType());
        }
        return "";
    }
}
