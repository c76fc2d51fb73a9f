// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.audit.Actor;
import io.tidegate.api.audit.AuditOutlet;
import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.Difference;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.kura.channel.ChannelRecord;

/** Records each write to a device: on whose behalf, which channels, which values, and what became of it. */
final class WriteAudit {

    private final AuditOutlet outlet;
    private final Clock clock;

    WriteAudit(AuditOutlet outlet, Clock clock) {
        this.outlet = outlet;
        this.clock = clock;
    }

    /** @param problem why it failed; empty if it succeeded */
    void record(String asset, Actor actor, List<ChannelRecord> records, String problem) {
        List<Difference> values = records.stream()
                .map(r -> new Difference(
                        r.getChannelName(), null, words(r.getValue().getValue())))
                .toList();
        String result = problem.isEmpty() ? AuditRecord.DONE : problem;
        outlet.record(new AuditRecord(clock.instant(), "device.write", asset, actor, values, result));
    }

    private static String words(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }
}
