// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidegate.lib.io.DurableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.KuraException;

/**
 * {@code <data>/keys/secrets.json}: the texts that {@code $[secret:name]} stands for. What somebody put into it in clear is
 * encrypted in place when it is first read. Thread-safe.
 */
final class SecretsFile {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final Secrets secrets;

    SecretsFile(Path file, Secrets secrets) {
        this.file = file;
        this.secrets = secrets;
    }

    /** Lets the file be replaced as a whole; what a write that was cut off has left goes. */
    synchronized void renew(Renewal renewal) throws IOException {
        if (Files.exists(file)) {
            renewal.renew(file);
        }
        DurableFiles.sweep(file.toAbsolutePath().getParent(), file.getFileName().toString());
    }

    @FunctionalInterface
    interface Renewal {
        void renew(Path file) throws IOException;
    }

    /** The secret in clear. */
    String lookUp(String name) throws Substitution.Unresolved {
        try {
            Encrypted encrypted = read().get(name);
            if (encrypted == null) {
                throw new Substitution.Unresolved("there is no secret " + name + " in " + file);
            }
            return secrets.open(encrypted);
        } catch (IOException | KuraException e) {
            throw new Substitution.Unresolved("the secret " + name + " can't be read: " + e.getMessage());
        }
    }

    private synchronized Map<String, Encrypted> read() throws IOException, KuraException {
        Map<String, Encrypted> known = new TreeMap<>();
        boolean clear = false;
        if (Files.exists(file)) {
            try (JsonParser json = JSON.createParser(Limits.content(file, Limits.NOTE_BYTES))) {
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    String text = json.nextTextValue();
                    if (text == null) {
                        throw new IOException(file + ": " + name + " is no text");
                    }
                    Encrypted sealed = secrets.seal(text);
                    clear |= !sealed.text().equals(text);
                    known.put(name, sealed);
                }
            }
        }
        if (clear) {
            write(known);
        }
        return known;
    }

    private void write(Map<String, Encrypted> known) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            for (Map.Entry<String, Encrypted> entry : known.entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue().text());
            }
            json.writeEndObject();
        }
        DurableFiles.writeSecret(file, bytes.toByteArray());
    }
}
