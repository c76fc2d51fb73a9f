// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.system.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers since when. Used by one thread at a time. */
final class CauseLedger {

    private final Map<Cause.Key, Long> firstSeen = new HashMap<>();
    private Verdict verdict;
    private long verdictSince;

    /** The causes with their times, the worst first; those that are gone are forgotten. */
    List<Cause> dated(List<Cause> found, long now) {
        List<Cause> dated = found.stream()
                .map(cause -> cause.dated(firstSeen.computeIfAbsent(cause.key(), key -> now)))
                .sorted(Cause.WORST_FIRST)
                .toList();
        firstSeen.keySet().retainAll(found.stream().map(Cause::key).toList());
        return dated;
    }

    /** Since when the verdict is this one. */
    long since(Verdict current, long now) {
        if (current != verdict) {
            verdict = current;
            verdictSince = now;
        }
        return verdictSince;
    }
}
