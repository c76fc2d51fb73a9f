// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.Difference;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the audit trail is told of changes; a large change is several records. */
final class Records {

    private static final int MOST_DIFFERENCES = 200;

    private final Supplier<AuditTrail> trail;
    private final Differences differences;

    Records(Supplier<AuditTrail> trail, Differences differences) {
        this.trail = trail;
        this.differences = differences;
    }

    void done(Change change, State before, State after) {
        AuditTrail to = trail.get();
        if (to == null) {
            return;
        }
        Set<String> changed = after.changedFrom(before);
        boolean one = changed.size() == 1;
        List<Difference> told = differences.between(before.components(), after.components()).stream()
                .map(d ->
                        new Difference(one ? d.property() : d.component() + ": " + d.property(), d.before(), d.after()))
                .toList();
        String subject = one ? changed.iterator().next() : changed.isEmpty() ? "" : changed.size() + " components";
        int parts = Math.max(1, (told.size() + MOST_DIFFERENCES - 1) / MOST_DIFFERENCES);
        IntStream.range(0, parts)
                .mapToObj(i -> told.subList(i * MOST_DIFFERENCES, Math.min(told.size(), (i + 1) * MOST_DIFFERENCES)))
                .forEach(part -> to.record(record(change, subject, part, AuditRecord.DONE)));
    }

    void failed(Change change, Set<String> pids, Exception why) {
        AuditTrail to = trail.get();
        if (to != null) {
            String reason = String.valueOf(why.getMessage()).lines().collect(Collectors.joining("; "));
            to.record(record(change, String.join(", ", pids), List.of(), reason));
        }
    }

    /** What became of a secret, or of the key. */
    void secret(Change change, String subject, List<Difference> told, String result) {
        AuditTrail to = trail.get();
        if (to != null) {
            to.record(new AuditRecord(
                    change.time(), "secrets." + change.action(), subject, change.actor(), told, result));
        }
    }

    private static AuditRecord record(Change change, String subject, List<Difference> told, String result) {
        return new AuditRecord(change.time(), "config." + change.action(), subject, change.actor(), told, result);
    }
}
