// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.signatures;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is left out of a published list, one line each: {@code package <name> <reason>} or {@code type <name> <reason>}.
 * A type is left out together with the types nested in it.
 */
final class Exceptions {

    private record Line(String kind, String name, String reason, String text) {

        static Line of(String text) {
            String[] words = text.strip().split("\\s+", 3);
            return new Line(words[0], words.length > 1 ? words[1] : "", words.length > 2 ? words[2] : "", text.strip());
        }

        boolean isComplete() {
            return (kind.equals("package") || kind.equals("type")) && !name.isEmpty() && !reason.isEmpty();
        }

        /** Whether this line leaves out that line of a list. */
        boolean covers(Signature signature) {
            if (kind.equals("package")) {
                return signature.packageName().equals(name);
            }
            return signature.typeName().equals(name) || signature.typeName().startsWith(name + "$");
        }
    }

    private final List<Line> lines;

    private Exceptions(List<Line> lines) {
        this.lines = lines;
    }

    static Exceptions read(List<String> text) {
        return new Exceptions(text.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Line::of)
                .toList());
    }

    boolean covers(Signature signature) {
        return lines.stream().anyMatch(line -> line.covers(signature));
    }

    /** Lines that nobody can read, that leave out nothing, or that leave out what is there. */
    List<String> faults(Set<Signature> published, Set<Signature> found) {
        List<String> faults = new ArrayList<>();
        for (Line line : lines) {
            Predicate<Signature> covered = line::covers;
            if (!line.isComplete()) {
                faults.add("exception needs package or type, a name and a reason: " + line.text());
            } else if (published.stream().noneMatch(covered)) {
                faults.add("exception for what is not published: " + line.text());
            } else if (found.stream().anyMatch(covered)) {
                faults.add("exception for what is there: " + line.text());
            }
        }
        return faults;
    }
}
