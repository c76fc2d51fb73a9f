// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.running;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidegate.lib.io.DurableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The truth about what runs: {@code <data>/deploy/running.json}. Before the framework starts the launcher owns the file
 * (seed, upgrade of the distribution); afterwards control/deploy alone writes it, and its atomic rename is the commit of a
 * deployment. Immutable.
 *
 * @param generation counts the commits, from 1
 * @param bundles in the order in which they start within their level; symbolic names are unique
 */
public record RunningSet(long generation, List<Entry> bundles) {

    /** The version of the file's format. */
    public static final int FORMAT = 1;

    private static final JsonFactory JSON = new JsonFactory();

    /** What an operator wants of a bundle. */
    public enum Desired {
        STARTED,
        STOPPED
    }

    /** The two places of a bundle; the other one keeps the predecessor. */
    public enum Slot {
        A,
        B;

        public Slot other() {
            return this == A ? B : A;
        }
    }

    /**
     * One bundle.
     *
     * @param sha256 digest of the jar that runs, 64 lower-case hex digits
     * @param standbySha256 digest of the jar in the other slot, or empty
     * @param startLevel 1 to 90
     * @param origin {@code feature:<name>} or {@code operator}
     */
    public record Entry(
            String bsn,
            String version,
            String sha256,
            Slot slot,
            String standbySha256,
            int startLevel,
            String origin,
            Desired desired) {

        public Entry {
            check(!bsn.isBlank(), "bsn", bsn, "a symbolic name");
            check(sha256.matches("[0-9a-f]{64}"), "sha256", sha256, "64 hex digits");
            check(standbySha256.matches("([0-9a-f]{64})?"), "standbySha256", standbySha256, "64 hex digits or nothing");
            check(startLevel >= 1 && startLevel <= 90, "startLevel", startLevel, "1 to 90");
        }
    }

    public RunningSet {
        bundles = List.copyOf(bundles);
        Set<String> names = new HashSet<>();
        bundles.forEach(b -> check(names.add(b.bsn()), "bsn", b.bsn(), "each symbolic name once"));
    }

    /** The link that a slot's bundle is installed from; its location is {@code reference:} plus the link's file URI. */
    public static Path link(Path data, String bsn, Slot slot) {
        return data.resolve("deploy/slots/" + bsn + "." + slot + ".jar");
    }

    /** The bundle location of a slot. */
    public static String location(Path data, String bsn, Slot slot) {
        return "reference:file:" + link(data.toAbsolutePath().normalize(), bsn, slot);
    }

    public static Path file(Path data) {
        return data.resolve("deploy/running.json");
    }

    public Optional<Entry> find(String bsn) {
        return bundles.stream().filter(b -> b.bsn().equals(bsn)).findFirst();
    }

    /** The next generation, with the entry put in the place of the one of its name, or at the end. */
    public RunningSet with(Entry entry) {
        List<Entry> changed = new ArrayList<>(bundles);
        int at = 0;
        while (at < changed.size() && !changed.get(at).bsn().equals(entry.bsn())) {
            at++;
        }
        if (at < changed.size()) {
            changed.set(at, entry);
        } else {
            changed.add(entry);
        }
        return new RunningSet(generation + 1, changed);
    }

    /** The next generation, without that bundle. */
    public RunningSet without(String bsn) {
        return new RunningSet(
                generation + 1,
                bundles.stream().filter(b -> !b.bsn().equals(bsn)).toList());
    }

    /** Writes {@link #file} atomically and forces it to disk. */
    public void write(Path data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            json.writeNumberField("generation", generation);
            json.writeArrayFieldStart("bundles");
            for (Entry bundle : bundles) {
                json.writeStartObject();
                json.writeStringField("bsn", bundle.bsn());
                json.writeStringField("version", bundle.version());
                json.writeStringField("sha256", bundle.sha256());
                json.writeStringField("slot", bundle.slot().name());
                json.writeStringField("standbySha256", bundle.standbySha256());
                json.writeNumberField("startLevel", bundle.startLevel());
                json.writeStringField("origin", bundle.origin());
                json.writeStringField("desired", bundle.desired() == Desired.STARTED ? "started" : "stopped");
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        DurableFiles.write(file(data), bytes.toByteArray());
    }

    /**
     * Reads {@link #file}; empty if there is none.
     *
     * @throws IOException if it can't be read or breaks the format, naming file and fault
     */
    public static Optional<RunningSet> read(Path data) throws IOException {
        Path file = file(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(file.toFile())) {
            return Optional.of(read(json));
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static RunningSet read(JsonParser json) throws IOException {
        long generation = 0;
        long format = 0;
        List<Entry> bundles = new ArrayList<>();
        check(json.nextToken() == JsonToken.START_OBJECT, "file", json.currentToken(), "a JSON object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "format" -> format = json.getLongValue();
                case "generation" -> generation = json.getLongValue();
                case "bundles" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        bundles.add(readEntry(json));
                    }
                }
                default -> json.skipChildren();
            }
        }
        check(format == FORMAT, "format", format, String.valueOf(FORMAT));
        return new RunningSet(generation, bundles);
    }

    private static Entry readEntry(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, json.getText());
            json.skipChildren();
        }
        return new Entry(
                fields.getOrDefault("bsn", ""),
                fields.getOrDefault("version", ""),
                fields.getOrDefault("sha256", ""),
                Slot.valueOf(fields.getOrDefault("slot", "A")),
                fields.getOrDefault("standbySha256", ""),
                Integer.parseInt(fields.getOrDefault("startLevel", "0")),
                fields.getOrDefault("origin", ""),
                "stopped".equals(fields.get("desired")) ? Desired.STOPPED : Desired.STARTED);
    }

    private static void check(boolean allowed, String key, Object value, String what) {
        if (!allowed) {
            throw new IllegalArgumentException(key + " = '" + value + "' is not allowed: " + what);
        }
    }
}
