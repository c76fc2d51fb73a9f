// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.audit.Actor;
import io.tidegate.api.configuration.history.ConfigurationHistory;
import java.time.Instant;
import org.eclipse.kura.audit.AuditContext;

/**
 * Who changes something, and why.
 *
 * @param action what is done, one word
 * @param comment why, in a person's words; may be empty
 */
record Change(Instant time, Actor actor, String action, String comment) {

    /** Way in of what features and files say. */
    private static final String FILE = "file";

    private static final int LONGEST_COMMENT = 1000;

    Change {
        String line = comment.replaceAll("\\p{Cntrl}", " ").strip();
        comment = line.substring(0, Math.min(line.length(), LONGEST_COMMENT));
    }

    /** On behalf of whom the calling thread works. */
    static Change of(String action) {
        return of(action, "");
    }

    /** @param reason why, if who does it doesn't say */
    static Change of(String action, String reason) {
        String comment = AuditContext.current()
                .map(context -> context.getProperties().get(ConfigurationHistory.COMMENT))
                .filter(text -> !text.isBlank())
                .orElse(reason);
        return new Change(Instant.now(), Actor.current(), action, comment);
    }

    static Change ofFiles(String reason) {
        return new Change(Instant.now(), new Actor(FILE, "", ""), "files", reason);
    }

    static Change unknown(long id) {
        return new Change(Instant.ofEpochMilli(id), new Actor("unknown", "", ""), "unknown", "");
    }
}
