// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import io.tidegate.lib.io.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is on the disk for sure, kept beside the files, so that it shows when something of it is not there any more.
 *
 * @param oldest the number of the oldest file that is kept
 * @param newest the number of the newest file
 * @param count the number of the last record
 * @param last the MAC of the last line
 */
record State(long oldest, long newest, long count, String last) {

    static final String FILE = "state.json";

    State withNewest(long number) {
        return new State(oldest, number, count, last);
    }

    void write(Chain chain, Path folder) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("oldest", oldest);
        fields.put("newest", newest);
        fields.put("count", count);
        fields.put("last", last);
        DurableFiles.write(
                folder.resolve(FILE),
                chain.seal(Chain.START, Flat.write(fields)).bytes());
    }

    /** Reads it; empty if it isn't there or was not written under this key. @throws IOException if it can't be read */
    static Optional<State> read(Chain chain, Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] line = Files.readAllBytes(file);
        byte[] bare = Arrays.copyOf(line, Math.max(0, line.length - 1));
        if (!chain.holds(Chain.START, bare)) {
            return Optional.empty();
        }
        Map<String, String> fields = Flat.read(bare);
        return Optional.of(new State(
                Flat.number(fields, "oldest"),
                Flat.number(fields, "newest"),
                Flat.number(fields, "count"),
                fields.getOrDefault("last", Chain.START)));
    }
}
