// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.kura.KuraException;

/** The verbs of {@code secrets} about what {@code $[secret:name]} stands for; no text of a secret is ever printed. */
final class SecretsVerbs {

    private static final int MOST_BYTES = 64 * 1024;

    private final SnapshotConfigurationService configurations;
    private final PrintWriter out;

    SecretsVerbs(SnapshotConfigurationService configurations, PrintWriter out) {
        this.configurations = configurations;
        this.out = out;
    }

    int list(boolean json) throws KuraException, IOException {
        List<SecretUse> all = configurations.changeSecrets(SecretChanges::uses);
        if (json) {
            out.println(json(all));
            return 0;
        }
        int widest = all.stream().mapToInt(use -> use.name().length()).max().orElse(0);
        for (SecretUse use : all) {
            String users = use.users().isEmpty() ? "nobody refers to it" : String.join(", ", use.users());
            out.println(use.name() + " ".repeat(widest - use.name().length()) + "  " + (use.set() ? "" : "MISSING  ")
                    + users);
        }
        return 0;
    }

    private static String json(List<SecretUse> all) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (SecretUse use : all) {
                json.writeStartObject();
                json.writeStringField("name", use.name());
                json.writeBooleanField("set", use.set());
                json.writeArrayFieldStart("users");
                for (String user : use.users()) {
                    json.writeString(user);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    int set(String name, Path file) throws KuraException, IOException {
        String text = text(file);
        SecretUse use = configurations.changeSecrets(secrets -> secrets.set(name, text));
        out.println(name + ": set" + (use.users().isEmpty() ? "" : ", given to " + String.join(", ", use.users())));
        return 0;
    }

    /** The whole text, without the line end that editors put behind it. */
    private static String text(Path file) throws IOException {
        if (!file.isAbsolute()) {
            throw new IOException(file + ": name the file by its whole path: \"$PWD/" + file + "\"");
        }
        byte[] content = Limits.content(file, MOST_BYTES);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString()
                    .replaceFirst("\\r?\\n\\z", "");
            if (text.isEmpty()) {
                throw new IOException(file + ": is empty");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": is no text in UTF-8", e);
        }
    }

    int remove(String name, boolean force) throws KuraException {
        configurations.changeSecrets(secrets -> secrets.remove(name, force));
        out.println(name + ": removed");
        return 0;
    }
}
