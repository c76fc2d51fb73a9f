// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.tidegate.lib.io.DurableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code <data>/snapshots/trial.json}: there as long as a change waits to be confirmed. */
final class TrialFile {

    private final Path file;

    TrialFile(Path file) {
        this.file = file;
    }

    /**
     * A change that waits.
     *
     * @param before the snapshot it goes back to
     * @param components the names of what it changed
     * @param since when it began
     * @param within how long it waits from then on
     */
    record Waiting(long before, Set<String> components, Instant since, Duration within) {

        /** A clock that stands before the beginning can't tell how long that is ago: time is up then. */
        Duration remaining(Instant now) {
            Duration left = Duration.between(now, since.plus(within));
            return now.isBefore(since) || left.isNegative() ? Duration.ZERO : left;
        }
    }

    void write(Waiting waiting) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("before", String.valueOf(waiting.before()));
            json.writeStringField("since", waiting.since().toString());
            json.writeStringField("within", waiting.within().toString());
            json.writeStringField("components", String.join("\n", waiting.components()));
            json.writeEndObject();
        }
        Limits.check("what is to be remembered of the change", bytes.size(), Limits.NOTE_BYTES);
        DurableFiles.write(file, bytes.toByteArray());
    }

    /** @throws IOException if there is one that can't be read */
    Optional<Waiting> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] content = Limits.content(file, Limits.NOTE_BYTES);
        try {
            Map<String, String> texts = ChangeFile.texts(content);
            return Optional.of(new Waiting(
                    Long.parseLong(texts.getOrDefault("before", "")),
                    texts.getOrDefault("components", "")
                            .lines()
                            .filter(line -> !line.isEmpty())
                            .collect(Collectors.toCollection(TreeSet::new)),
                    Instant.parse(texts.getOrDefault("since", "")),
                    Duration.parse(texts.getOrDefault("within", ""))));
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": is damaged: " + e.getOriginalMessage(), e);
        } catch (IOException | DateTimeException | NumberFormatException e) {
            throw new IOException(file + ": is damaged: " + e.getMessage(), e);
        }
    }

    void delete() throws IOException {
        DurableFiles.delete(file);
        DurableFiles.forceFolder(file.getParent());
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
