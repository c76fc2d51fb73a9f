// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import io.tidegate.api.audit.Actor;
import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.Difference;
import java.util.ArrayList;
import java.util.List;

/** Records of bounded size, which say where something was left out. */
final class Shortened {

    private static final int TEXT = 1000;
    private static final int DIFFERENCES = 50;

    private Shortened() {}

    static AuditRecord of(AuditRecord entry) {
        List<Difference> differences = new ArrayList<>();
        entry.differences().stream()
                .limit(DIFFERENCES)
                .map(d -> new Difference(text(d.name()), text(d.before()), text(d.after())))
                .forEach(differences::add);
        int more = entry.differences().size() - DIFFERENCES;
        if (more > 0) {
            differences.add(new Difference("and " + more + " more", null, null));
        }
        Actor actor = entry.actor();
        return new AuditRecord(
                entry.time(),
                text(entry.action()),
                text(entry.subject()),
                new Actor(text(actor.entryPoint()), text(actor.identity()), text(actor.address())),
                differences,
                text(entry.result()));
    }

    private static String text(String text) {
        return text == null || text.length() <= TEXT
                ? text
                : text.substring(0, TEXT) + "... (" + text.length() + " characters)";
    }
}
