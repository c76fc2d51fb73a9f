// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes those words of a command line absolute that name files, as the caller sees them. */
final class FileWords {

    private static final Set<String> VERBS = Set.of("apply", "import", "export");
    private static final String KEY_FILE = "--key-file";
    /** The options whose value is the next word and no file. */
    private static final Set<String> VALUED = Set.of("--key", "--without");

    private FileWords() {}

    /** @param folder where the caller is */
    static List<String> absolute(String verb, List<String> words, Path folder) {
        if (!VERBS.contains(verb)) {
            return words;
        }
        List<String> absolute = new ArrayList<>();
        String before = "";
        for (String word : words) {
            if (word.startsWith(KEY_FILE + "=")) {
                absolute.add(KEY_FILE + "=" + absolute(word.substring(KEY_FILE.length() + 1), folder));
            } else if (word.startsWith("-") || VALUED.contains(before)) {
                absolute.add(word);
            } else {
                absolute.add(absolute(word, folder));
            }
            before = word;
        }
        return absolute;
    }

    private static String absolute(String word, Path folder) {
        return folder.resolve(word).normalize().toString();
    }
}
