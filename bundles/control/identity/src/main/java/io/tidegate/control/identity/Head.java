// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first line of a file.
 *
 * @param file the number of the file
 * @param first the number of its first record
 * @param opened when it was begun
 * @param key tells the key that it is written under
 * @param previous the last MAC of the file before it
 */
record Head(long file, long first, Instant opened, String key, String previous) {

    String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", file);
        fields.put("first", first);
        fields.put("opened", opened);
        fields.put("key", key);
        fields.put("previous", previous);
        return Flat.write(fields);
    }

    /** Reads a line. @throws IOException if it is no head */
    static Head parse(byte[] line) throws IOException {
        Map<String, String> fields = Flat.read(line);
        String previous = fields.getOrDefault("previous", "");
        if (!previous.matches("[0-9a-f]{64}")) {
            throw new IOException("no head of a file");
        }
        try {
            return new Head(
                    Flat.number(fields, "file"),
                    Flat.number(fields, "first"),
                    Instant.parse(fields.getOrDefault("opened", "")),
                    fields.getOrDefault("key", ""),
                    previous);
        } catch (DateTimeException e) {
            throw new IOException("no head of a file", e);
        }
    }
}
