// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.configuration.history;

import io.tidegate.api.audit.Actor;
import java.time.Instant;
import java.util.Objects;

/**
 * A state that can be looked at and gone back to, and the change that made it.
 *
 * @param id as {@code ConfigurationService} has it; a newer one has a greater one
 * @param time when, by the clock of the gateway
 * @param actor who, by which way and from where
 * @param action what was done, one word: {@code update}, {@code create}, {@code delete}, {@code rollback}, {@code import},
 *     {@code files}, {@code revert}...; {@code unknown} if nobody wrote it down
 * @param comment why, in the words of who did it; may be empty
 */
public record Snapshot(long id, Instant time, Actor actor, String action, String comment) {

    public Snapshot {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(comment, "comment");
    }
}
