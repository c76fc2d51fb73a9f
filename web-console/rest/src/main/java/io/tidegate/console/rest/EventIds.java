// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import java.util.Optional;

/** Ids of events: a number, and which run of this bundle it belongs to, so that an id of an earlier run is not misread. */
final class EventIds {

    private final String run;

    EventIds() {
        this(Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
    }

    EventIds(String run) {
        this.run = run + "-";
    }

    String id(long number) {
        return run + number;
    }

    /** Empty if the id is none of this run. */
    Optional<Long> number(String id) {
        if (id == null || !id.startsWith(run)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(id.substring(run.length())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
