// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.kura.configuration.metatype.Scalar;

/** Reads the form of {@link JsonResources}; each fault is one line that names the place, and the way there as a JSON pointer. */
final class JsonReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEEPEST)
                    .maxNameLength(Limits.NAME_LENGTH)
                    .maxStringLength(Limits.TEXT_LENGTH)
                    .build())
            .build();

    private static final String OSGI = ":configurator:";

    private final JsonParser json;
    private final boolean secrets;

    private JsonReader(JsonParser json, boolean secrets) {
        this.json = json;
        this.secrets = secrets;
    }

    /** A fault whose message is complete. */
    private static final class Fault extends IOException {
        private static final long serialVersionUID = 1L;

        Fault(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * The components of a document by name.
     *
     * @param secrets whether encrypted secrets may be in it, as {@link CipherText}
     * @throws IOException if it breaks the format, naming the place
     */
    static SortedMap<String, JsonResources.Entry> read(byte[] document, boolean secrets) throws IOException {
        try (JsonParser json = JSON.createParser(document)) {
            JsonReader reader = new JsonReader(json, secrets);
            try {
                return reader.document();
            } catch (JsonProcessingException e) {
                throw reader.syntax(e);
            } catch (Fault e) {
                throw e;
            } catch (IOException e) {
                throw reader.fault(String.valueOf(e.getMessage()), e);
            }
        } catch (JsonProcessingException e) {
            throw new IOException(FaultLine.of(1, 1, e.getOriginalMessage(), ""), e);
        }
    }

    private SortedMap<String, JsonResources.Entry> document() throws IOException {
        SortedMap<String, JsonResources.Entry> entries = new TreeMap<>();
        expect(json.nextToken() == JsonToken.START_OBJECT, "an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String id = writable(json.currentName());
            int line = json.currentTokenLocation().getLineNr();
            json.nextToken();
            if (id.startsWith(":")) {
                osgi(id);
                continue;
            }
            expect(json.currentToken() == JsonToken.START_OBJECT, "an object for " + id);
            int tilde = id.indexOf('~');
            String pid = id.substring(tilde + 1);
            expect(!pid.isBlank() && tilde != 0, "a pid, or factory pid and name, instead of '" + id + "'");
            JsonResources.Entry entry = component(pid, tilde < 0 ? "" : id.substring(0, tilde), line);
            expect(entries.put(pid, entry) == null, "each component once, not " + pid + " again");
        }
        expect(json.nextToken() == null, "nothing after the last brace");
        return entries;
    }

    private JsonResources.Entry component(String pid, String factoryPid, int line) throws IOException {
        Map<String, Object> properties = new TreeMap<>();
        Map<String, Integer> lines = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = writable(json.currentName());
            int lineOfKey = json.currentTokenLocation().getLineNr();
            json.nextToken();
            if (name.startsWith(":")) {
                osgi(name);
                continue;
            }
            TypedKey key = key(name);
            expect(!key.name().isBlank(), "a key, not '" + name + "'");
            expect(!properties.containsKey(key.name()), "each key once, not " + key.name() + " again");
            properties.put(key.name(), new JsonValues(json, pid, key).read());
            lines.put(key.name(), lineOfKey);
        }
        return new JsonResources.Entry(pid, factoryPid, properties, new Lines(line, lines));
    }

    private TypedKey key(String written) throws IOException {
        TypedKey key;
        try {
            key = TypedKey.of(written);
        } catch (IllegalArgumentException e) {
            throw fault(e.getMessage(), e);
        }
        if (key.type() == Scalar.PASSWORD && !secrets) {
            throw fault(
                    "an encrypted secret is for 'config import' only: here it stands in clear as '" + key.name()
                            + "', or as $[secret:name]",
                    null);
        }
        return key;
    }

    /** What the Configurator's own keys ask for and is not done must not be passed over. */
    private void osgi(String name) throws IOException {
        if (name.startsWith(OSGI)) {
            String said = json.currentToken().isScalarValue() ? json.getText() : "";
            String only =
                    switch (name.substring(OSGI.length())) {
                        case "symbolic-name", "version" -> said; // nobody asks for them here
                        case "resource-version" -> "1";
                        case "policy" -> "default";
                        case "ranking" -> "0";
                        default -> null;
                    };
            if (!said.equals(only)) {
                String why = only == null ? "is no key of the Configurator" : "can only be '" + only + "' here";
                String more = name.endsWith(":policy")
                        ? ": what an operator changed stays"
                        : name.endsWith(":ranking") ? ": of two files the one that is read later counts" : "";
                throw fault(
                        name + (said.isEmpty() ? "" : " = " + FaultLine.quoted(name, said)) + " " + why + more, null);
            }
        }
        json.skipChildren();
    }

    /** What no snapshot can hold must not be set. */
    private String writable(String text) throws IOException {
        try {
            SnapshotXml.escape(text);
            return text;
        } catch (IOException e) {
            throw fault(e.getMessage(), e);
        }
    }

    private void expect(boolean right, String what) throws IOException {
        if (!right) {
            throw fault("expected " + what, null);
        }
    }

    private IOException fault(String message, Throwable cause) {
        return fault(json, message, cause);
    }

    static IOException fault(JsonParser json, String message, Throwable cause) {
        return fault(json.currentTokenLocation(), json, message, cause);
    }

    private static IOException fault(JsonLocation at, JsonParser json, String message, Throwable cause) {
        String path = json.getParsingContext().pathAsPointer().toString();
        return new Fault(FaultLine.of(at.getLineNr(), at.getColumnNr(), message, path), cause);
    }

    /** Without the parser's remarks about its own settings, and without a piece of a secret that it may quote. */
    private IOException syntax(JsonProcessingException e) {
        String words = e.getOriginalMessage()
                .replaceFirst(" \\(start marker at .*", "")
                .replaceAll(", from `[^`]*`", "");
        String name = json.getParsingContext().getCurrentName();
        boolean suspect = name != null && Differences.suspect(name);
        JsonLocation at = e.getLocation() == null ? json.currentLocation() : e.getLocation();
        return fault(at, json, suspect ? FaultLine.withoutQuotes(words) : words, e);
    }
}
