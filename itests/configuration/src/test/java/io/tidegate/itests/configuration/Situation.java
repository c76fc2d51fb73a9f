// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.configuration;

import java.util.Optional;
import java.util.SortedMap;

/**
 * How the numbers stand.
 *
 * @param undone how they stand again when what is on trial is undone; empty if nothing waits
 */
record Situation(SortedMap<String, Integer> numbers, Optional<SortedMap<String, Integer>> undone) {

    static Situation settled(SortedMap<String, Integer> numbers) {
        return new Situation(numbers, Optional.empty());
    }

    static Situation waiting(SortedMap<String, Integer> numbers, SortedMap<String, Integer> undone) {
        return new Situation(numbers, Optional.of(undone));
    }

    boolean waits() {
        return undone.isPresent();
    }

    Situation reverted() {
        return settled(undone.orElseThrow());
    }

    Situation confirmed() {
        return settled(numbers);
    }
}
