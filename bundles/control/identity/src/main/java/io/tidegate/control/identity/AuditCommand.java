// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.Difference;
import io.tidegate.api.audit.Verification;
import io.tidegate.api.commands.Command;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the audit trail and checks it. */
@Component
public final class AuditCommand implements Command {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL = 100;
    private static final int WRONG = 2;

    private final AuditTrail trail;

    /** What the options ask for. */
    private record Options(Instant since, String action, int most, boolean json) {}

    @Activate
    public AuditCommand(@Reference AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String usage() {
        return "[list] [--since 2h|TIME] [--action A] [--most N] [--json] | verify [--json]"
                + "  who did what and from where; verify: whether the trail is as it was written";
    }

    @Override
    public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        Deque<String> left = new ArrayDeque<>(arguments);
        boolean verb = !left.isEmpty() && !left.peek().startsWith("-");
        String what = verb ? left.poll() : "list";
        try {
            if (!what.equals("list") && !what.equals("verify")) {
                throw new IllegalArgumentException(what + ": allowed is list or verify");
            }
            Options options = options(left);
            return what.equals("list") ? list(options, out) : verify(options.json(), out);
        } catch (IllegalArgumentException e) {
            err.println("audit: " + e.getMessage());
            return WRONG;
        } catch (IOException e) {
            err.println("audit: " + e.getMessage());
            return 1;
        }
    }

    private static Options options(Deque<String> left) {
        Instant since = Instant.MIN;
        String action = "";
        int most = USUAL;
        boolean json = false;
        while (!left.isEmpty()) {
            String option = left.poll();
            switch (option) {
                case "--json" -> json = true;
                case "--since" -> since = Since.of(value(option, left), Clock.system(ZoneId.systemDefault()));
                case "--action" -> action = value(option, left);
                case "--most" -> most = number(value(option, left));
                default ->
                    throw new IllegalArgumentException(option + ": allowed are --since, --action, --most and --json");
            }
        }
        return new Options(since, action, most, json);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + ": a value must follow");
        }
        return left.poll();
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,3}|10000")) {
            throw new IllegalArgumentException("--most " + text + ": allowed is a whole number from 1 to 10000");
        }
        return Integer.parseInt(text);
    }

    private int list(Options options, PrintWriter out) throws IOException {
        List<AuditRecord> newestFirst = trail.query(options.since(), Instant.MAX, options.action(), options.most());
        List<AuditRecord> records = new ArrayList<>(newestFirst);
        Collections.reverse(records);
        if (options.json()) {
            out.println(json(json -> {
                json.writeStartArray();
                for (AuditRecord entry : records) {
                    json.writeStartObject();
                    Entry.fields(entry, json);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }));
            return 0;
        }
        for (AuditRecord entry : records) {
            out.println(line(entry));
            entry.differences().forEach(d -> out.println("    " + line(d)));
        }
        if (records.isEmpty()) {
            out.println("nothing of that was recorded");
        } else if (records.size() == options.most()) {
            out.println("the newest " + options.most() + "; --most N shows more");
        }
        return 0;
    }

    private int verify(boolean asJson, PrintWriter out) throws IOException {
        Verification found = trail.verify();
        if (asJson) {
            out.println(json(json -> write(found, json)));
        } else {
            found.notes().forEach(note -> out.println("note: " + flat(note)));
            found.faults().forEach(fault -> out.println("TAMPERED: " + flat(fault)));
            out.println(
                    found.intact()
                            ? "intact: " + found.records() + " records in " + found.files() + " files"
                            : found.faults().size() + " signs of tampering; " + found.records() + " records in "
                                    + found.files() + " files are as they were written");
        }
        return found.intact() ? 0 : 1;
    }

    private static void write(Verification found, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("intact", found.intact());
        json.writeNumberField("files", found.files());
        json.writeNumberField("records", found.records());
        strings("faults", found.faults(), json);
        strings("notes", found.notes(), json);
        json.writeEndObject();
    }

    private static void strings(String name, List<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static String line(AuditRecord entry) {
        return flat(entry.time() + "  " + entry.actor() + "  " + entry.action()
                + (entry.subject().isEmpty() ? "" : " " + entry.subject()) + "  " + entry.result());
    }

    private static String line(Difference difference) {
        return flat(difference.name() + ": " + word(difference.before()) + " -> " + word(difference.after()));
    }

    private static String word(String value) {
        return value == null ? "(none)" : value;
    }

    /** What is in a record must not look like another line. */
    private static String flat(String text) {
        return text.replaceAll("\\p{Cntrl}", "_");
    }

    /** Writes one document. */
    private interface Document {
        void to(JsonGenerator json) throws IOException;
    }

    private static String json(Document document) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            document.to(json);
        }
        return text.toString();
    }
}
