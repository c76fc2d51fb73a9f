// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of the trail's files: numbered, so that their order doesn't depend on a clock. */
final class TrailFiles {

    private static final Pattern NAME = Pattern.compile("audit-([0-9]{8,18})\\.jsonl");

    private TrailFiles() {}

    static Path file(Path folder, long number) {
        return folder.resolve(name(number));
    }

    static String name(long number) {
        return String.format(Locale.ROOT, "audit-%08d.jsonl", number);
    }

    /** The files that are there, by their numbers. */
    static NavigableMap<Long, Path> list(Path folder) throws IOException {
        NavigableMap<Long, Path> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> paths = Files.list(folder)) {
            paths.forEach(path -> {
                Matcher name = NAME.matcher(path.getFileName().toString());
                if (name.matches()) {
                    files.put(Long.parseLong(name.group(1)), path);
                }
            });
        }
        return files;
    }
}
