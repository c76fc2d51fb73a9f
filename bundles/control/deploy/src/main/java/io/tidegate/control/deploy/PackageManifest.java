// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A deployment package's manifest. Read more leniently than the Java library does, as such files are often made by hand: any
 * line ends, lines of any length, blanks around names and values, no line end at the end.
 *
 * @param main its first section
 * @param sections the others by their {@code Name}, in their order
 */
record PackageManifest(Map<String, String> main, Map<String, Map<String, String>> sections) {

    private static final String NAME = "Name";

    static PackageManifest parse(byte[] bytes) throws IOException {
        Map<String, String> main = names();
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        for (List<String> lines : sectionsOf(bytes)) {
            Map<String, String> section = names();
            for (String line : lines) {
                attribute(line, section);
            }
            String name = section.remove(NAME);
            if (name == null) {
                // A blank line too many parts what belongs together.
                (sections.isEmpty() ? main : last(sections)).putAll(section);
            } else if (sections.putIfAbsent(name, section) != null) {
                throw new IOException("its manifest names " + name + " twice");
            }
        }
        return new PackageManifest(main, sections);
    }

    private static Map<String, String> last(Map<String, Map<String, String>> sections) {
        return List.copyOf(sections.values()).get(sections.size() - 1);
    }

    private static Map<String, String> names() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    private static void attribute(String line, Map<String, String> section) throws IOException {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IOException("its manifest has the line '" + line + "', which is no 'name: value'");
        }
        section.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }

    /** Unfolded lines, section by section. Folds may part a character's bytes, so they are undone before it is decoded. */
    private static List<List<String>> sectionsOf(byte[] bytes) {
        String unfolded = new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\n ", "");
        String text = new String(unfolded.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        List<List<String>> sections = new ArrayList<>();
        List<String> section = new ArrayList<>();
        for (String line : text.replace("\uFEFF", "").split("\n", -1)) {
            // A name begins a section, also where the blank line before it was forgotten.
            boolean begins = line.regionMatches(true, 0, NAME + ":", 0, NAME.length() + 1);
            if ((begins || line.isBlank()) && !section.isEmpty()) {
                sections.add(section);
                section = new ArrayList<>();
            }
            if (!line.isBlank()) {
                section.add(line);
            }
        }
        if (!section.isEmpty()) {
            sections.add(section);
        }
        return sections;
    }
}
