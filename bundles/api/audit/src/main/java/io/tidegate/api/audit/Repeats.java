// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records that are alike, summed up in one. */
final class Repeats {

    private static final int MOST_NAMES = 50;

    private final long since;
    private final Map<String, Difference> changes = new LinkedHashMap<>();
    private AuditRecord last;
    private long count;

    Repeats(AuditRecord first, long since) {
        this.since = since;
        add(first);
    }

    void add(AuditRecord entry) {
        last = entry;
        count++;
        for (Difference change : entry.differences()) {
            if (changes.containsKey(change.name()) || changes.size() < MOST_NAMES) {
                changes.merge(change.name(), change, (a, b) -> new Difference(a.name(), a.before(), b.after()));
            }
        }
    }

    AuditRecord told(String subject, Actor actor, long now) {
        long seconds = Duration.ofNanos(now - since).toSeconds();
        List<Difference> told = new ArrayList<>();
        // No channel, property or bundle has a name with spaces.
        told.add(new Difference("times in " + seconds + " s", null, String.valueOf(count)));
        told.addAll(changes.values());
        return new AuditRecord(last.time(), last.action() + RepeatGuard.REPEATED, subject, actor, told, last.result());
    }
}
