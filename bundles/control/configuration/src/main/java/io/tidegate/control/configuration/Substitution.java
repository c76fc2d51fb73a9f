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
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.kura.KuraException;

/** Replaces {@code $[env:NAME]}, {@code $[gateway:id]} and {@code $[secret:name]} in texts. */
final class Substitution {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\[(env|gateway|secret):([^\\]\\[]+)]");

    private static final JsonFactory JSON = new JsonFactory();

    private final Path secretsFile;
    private final UnaryOperator<String> environment;
    private final Supplier<String> gatewayId;
    private final Secrets secrets;

    /** The message says what is missing. */
    static final class Unresolved extends Exception {
        private static final long serialVersionUID = 1L;

        Unresolved(String message) {
            super(message, null, false, false);
        }
    }

    Substitution(Path secretsFile, UnaryOperator<String> environment, Supplier<String> gatewayId, Secrets secrets) {
        this.secretsFile = secretsFile;
        this.environment = environment;
        this.gatewayId = gatewayId;
        this.secrets = secrets;
    }

    static boolean appliesTo(Object value) {
        return value instanceof String text && REFERENCE.matcher(text).find();
    }

    /** The text with everything replaced; secrets in clear. */
    String resolve(String text) throws Unresolved {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(lookUp(matcher.group(1), matcher.group(2))));
        }
        return matcher.appendTail(resolved).toString();
    }

    private String lookUp(String kind, String name) throws Unresolved {
        return switch (kind) {
            case "env" -> {
                String value = environment.apply(name);
                if (value == null) {
                    throw new Unresolved("there is no environment variable " + name);
                }
                yield value;
            }
            case "gateway" -> {
                String id = name.equals("id") ? gatewayId.get() : "";
                if (id.isEmpty()) {
                    throw new Unresolved("the gateway has no " + name);
                }
                yield id;
            }
            default -> secret(name);
        };
    }

    private String secret(String name) throws Unresolved {
        try {
            Encrypted encrypted = secrets().get(name);
            if (encrypted == null) {
                throw new Unresolved("there is no secret " + name + " in " + secretsFile);
            }
            return secrets.open(encrypted);
        } catch (IOException | KuraException e) {
            throw new Unresolved("the secret " + name + " can't be read: " + e.getMessage());
        }
    }

    /** Reads the file; what was put into it in clear is encrypted in place. */
    private synchronized Map<String, Encrypted> secrets() throws IOException, KuraException {
        Map<String, Encrypted> known = new TreeMap<>();
        boolean clear = false;
        if (Files.exists(secretsFile)) {
            try (JsonParser json = JSON.createParser(secretsFile.toFile())) {
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    String text = json.nextTextValue();
                    if (text == null) {
                        throw new IOException(secretsFile + ": " + name + " is no text");
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
        DurableFiles.writeSecret(secretsFile, bytes.toByteArray());
    }
}
