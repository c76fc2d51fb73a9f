// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One line of the audit trail. Whoever makes it masks what must not be read.
 *
 * @param time when, by the clock of the gateway
 * @param action what was done: {@code config.update}, {@code device.write}, {@code login}, as {@link AuditActions} lists; dots
 *     divide, so that a query for {@code config} finds all that begins so
 * @param subject to what: a PID, a bundle, an asset; empty if it is the gateway
 * @param actor who, and from where
 * @param differences what it made different; may be empty
 * @param result {@link #DONE}, else why it failed or was refused, one line
 */
public record AuditRecord(
        Instant time, String action, String subject, Actor actor, List<Difference> differences, String result) {

    /** The result of what was done. */
    public static final String DONE = "done";

    public AuditRecord {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(action, "action");
        subject = subject == null ? "" : subject;
        Objects.requireNonNull(actor, "actor");
        differences = List.copyOf(differences);
        result = result == null ? "" : result;
    }

    /** A record of what the calling thread does now, on behalf of whom Kura's {@code AuditContext} tells. */
    public static AuditRecord of(String action, String subject, List<Difference> differences, String result) {
        return new AuditRecord(Instant.now(), action, subject, Actor.current(), differences, result);
    }

    /** Whether it is of this action or of one below it; an empty one has all of them below it. */
    public boolean isOf(String above) {
        return above.isEmpty() || action.equals(above) || action.startsWith(above + ".");
    }
}
