// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.kura.KuraException;

/**
 * Configurations as a document to keep or to take elsewhere: the form of {@link JsonResources}, with the type behind each key
 * that JSON alone would not tell, and secrets as {@code "key:Password"} encrypted with a key that the operator gives.
 */
final class JsonDocument {

    private static final String PASSWORD = ":Password";

    /** What JSON tells by itself. */
    private static final Set<Class<?>> TOLD = Set.of(String.class, Boolean.class, Long.class, Double.class);

    private final KuraCipher key;
    private final Secrets secrets;
    private final List<String> lost;

    /**
     * @param key null if nobody gave one
     * @param lost is told what is left out, a line each
     */
    JsonDocument(KuraCipher key, Secrets secrets, List<String> lost) {
        this.key = key;
        this.secrets = secrets;
        this.lost = lost;
    }

    String write(Collection<Configured> components) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField(":configurator:resource-version", 1);
            for (Configured component : components) {
                json.writeObjectFieldStart(component.servicePid());
                for (Map.Entry<String, Object> property : component.properties().entrySet()) {
                    write(json, component.pid(), property.getKey(), property.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private void write(JsonGenerator json, String pid, String name, Object value) throws IOException {
        boolean list = value.getClass().isArray();
        Class<?> type = list ? value.getClass().getComponentType() : value.getClass();
        List<Object> elements = Values.elements(value, false);
        if (type == Encrypted.class) {
            try {
                for (int i = 0; i < elements.size(); i++) {
                    elements.set(i, sealed((Encrypted) elements.get(i)));
                }
            } catch (KuraException | IllegalStateException e) {
                lost.add(pid + ": " + name + ": " + e.getMessage());
                return;
            }
        }
        json.writeFieldName(name + suffix(name, type, list, elements));
        if (list) {
            json.writeStartArray();
        }
        for (Object element : elements) {
            write(json, element);
        }
        if (list) {
            json.writeEndArray();
        }
    }

    private String sealed(Encrypted secret) throws KuraException {
        if (key == null) {
            throw new IllegalStateException("a secret, and no key was given");
        }
        return key.encrypt(secrets.open(secret));
    }

    private static String suffix(String name, Class<?> type, boolean list, List<Object> elements) {
        if (type == Encrypted.class) {
            return PASSWORD;
        }
        boolean told = TOLD.contains(type)
                && elements.stream().allMatch(JsonDocument::finite)
                && !(elements.isEmpty() && type != String.class)
                && !TypedKey.endsTyped(name);
        String word = type == Character.class ? "Char" : type.getSimpleName();
        return told ? "" : ":" + word + (list ? "[]" : "");
    }

    private static boolean finite(Object value) {
        return !(value instanceof Double number) || Double.isFinite(number);
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Float number && Float.isFinite(number)) {
            json.writeNumber(number);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            json.writeNumber(number);
        } else if (value instanceof Number number && !(value instanceof Double || value instanceof Float)) {
            json.writeNumber(number.longValue());
        } else {
            json.writeString(String.valueOf(value));
        }
    }

    /** What an entry of a document says, with its secrets under the gateway's own key. */
    Configured read(JsonResources.Entry entry) throws IOException, KuraException {
        Map<String, Object> values = new TreeMap<>();
        for (Map.Entry<String, Object> property : entry.properties().entrySet()) {
            String name = property.getKey();
            Object value = property.getValue();
            if (value instanceof CipherText || value instanceof CipherText[]) {
                values.put(name, opened("line " + entry.lines().of(name) + ": " + entry.pid() + ": " + name, value));
            } else if (value != null) {
                values.put(name, value);
            }
        }
        return new Configured(entry.pid(), entry.factoryPid(), values);
    }

    private Object opened(String what, Object value) throws IOException, KuraException {
        List<Object> elements = Values.elements(value, false);
        Encrypted[] secret = new Encrypted[elements.size()];
        for (int i = 0; i < secret.length; i++) {
            String text = ((CipherText) elements.get(i)).text();
            if (!KuraCipher.isCipherText(text)) {
                throw new IOException(what + " is not encrypted; in clear it stands without " + PASSWORD);
            }
            if (key == null) {
                throw new IOException(what + " is encrypted: give the key that the document was written with");
            }
            try {
                secret[i] = secrets.seal(key.decrypt(text));
            } catch (IllegalArgumentException e) {
                throw new IOException(what + " " + e.getMessage(), e);
            }
        }
        return value.getClass().isArray() ? secret : secret[0];
    }
}
