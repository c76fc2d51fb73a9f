// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.audit.Actor;
import io.tidegate.api.audit.AuditActions;
import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.Difference;
import io.tidegate.api.audit.RepeatGuard;
import io.tidegate.api.samples.ChannelId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.TypedValue;

/**
 * Records each write to a device, also one that was refused or failed: on whose behalf, which channels, which values before and
 * after, and what became of it. Whoever writes on and on is told by counts.
 */
final class WriteAudit {

    /** So many successful writes of one kind a minute are recorded each if somebody outside asked for them. */
    static final int EACH = 60;

    private final RepeatGuard guard;
    private final Clock clock;
    private final Function<ChannelId, TypedValue<?>> latest;

    /** @param latest the value that a channel had last; null if it is not known */
    WriteAudit(RepeatGuard guard, Clock clock, Function<ChannelId, TypedValue<?>> latest) {
        this.guard = guard;
        this.clock = clock;
        this.latest = latest;
    }

    /** What somebody wants to write, with the values before; to be taken before it is written. */
    Attempt attempt(AssetPlan plan, Actor actor, List<ChannelRecord> records) {
        List<Difference> values =
                records.stream().map(record -> value(plan, record)).toList();
        return new Attempt(plan.pid(), actor, records, values);
    }

    private Difference value(AssetPlan plan, ChannelRecord record) {
        AssetChannel channel = plan.channels().get(record.getChannelName());
        // What is read is scaled and what is written is not: a scaled value would be another thing's.
        TypedValue<?> before = channel == null || channel.scaling().scales() ? null : latest.apply(channel.id());
        return new Difference(record.getChannelName(), words(before), words(record.getValue()));
    }

    private static String words(TypedValue<?> typed) {
        if (typed == null) {
            return null;
        }
        return typed.getValue() instanceof byte[] bytes
                ? HexFormat.of().formatHex(bytes)
                : String.valueOf(typed.getValue());
    }

    /** One try to write to a device. */
    final class Attempt {
        private final String asset;
        private final Actor actor;
        private final List<ChannelRecord> records;
        private final List<Difference> values;

        private Attempt(String asset, Actor actor, List<ChannelRecord> records, List<Difference> values) {
            this.asset = asset;
            this.actor = actor;
            this.records = List.copyOf(records);
            this.values = values;
        }

        /** Nothing of it was written, or nobody knows. */
        void failed(String reason) {
            record(values, reason);
        }

        /** It became of each channel what its record says now. */
        void answered() {
            Map<String, List<Difference>> byResult = new LinkedHashMap<>();
            for (int i = 0; i < records.size(); i++) {
                String problem = Reasons.ofFailed(records.get(i));
                byResult.computeIfAbsent(problem.isEmpty() ? AuditRecord.DONE : problem, result -> new ArrayList<>())
                        .add(values.get(i));
            }
            byResult.forEach((result, some) -> record(some, result));
        }

        private void record(List<Difference> some, String result) {
            boolean each = result.equals(AuditRecord.DONE) && !actor.automatic();
            AuditRecord entry = new AuditRecord(clock.instant(), AuditActions.DEVICE_WRITE, asset, actor, some, result);
            guard.record(entry, each ? EACH : 1);
        }
    }
}
