// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file that is left out as a whole.
 *
 * @param lines what is wrong in it, without its name
 */
record Refusal(LayerFile file, List<String> lines) {

    private static final int MOST_SHOWN = 10;

    Refusal {
        lines = List.copyOf(lines);
    }

    /** The components that it speaks of, or the file itself if it can't be read. */
    Set<String> subjects() {
        Set<String> components = new TreeSet<>(file.entries().keySet());
        return components.isEmpty() ? Set.of(file.name()) : components;
    }

    /** Why it was refused, for the audit trail. */
    Exception reason() {
        return new IOException(file.name() + ": " + String.join("\n", shown(lines, "")));
    }

    /** The lines with the file's name. */
    List<String> told() {
        return shown(lines, "").stream().map(line -> file.path() + ": " + line).toList();
    }

    /** The lines as they are shown where there is little room. */
    static List<String> shown(List<String> lines, String rest) {
        if (lines.size() <= MOST_SHOWN) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, MOST_SHOWN));
        shown.add("and " + (lines.size() - MOST_SHOWN) + " more" + rest);
        return shown;
    }
}
