// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.configuration.metatype.Scalar;

/** The value of one key, as the parser stands before it. */
final class JsonValues {

    private final JsonParser json;
    private final String component;
    private final TypedKey key;

    JsonValues(JsonParser json, String component, TypedKey key) {
        this.json = json;
        this.component = component;
        this.key = key;
    }

    /** A text, number, boolean or character, a list of them, or null to remove the key. */
    Object read() throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            boolean one = key.type() != null && key.type() != Scalar.PASSWORD && !key.list();
            expect(!one, "one value for " + key.name() + "; a list has the type " + typeName() + "[]");
            return list();
        }
        Object value = scalar();
        return value == null || !key.list() ? value : array(List.of(value));
    }

    private String typeName() {
        return key.type() == null ? "" : key.type().value();
    }

    private Object list() throws IOException {
        List<Object> elements = new ArrayList<>();
        boolean reference = false;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Object element = scalar();
            expect(element != null, "no null in the list of " + key.name());
            reference |= Substitution.appliesTo(element);
            elements.add(element);
        }
        // What a reference stands for is known later: until then the others are texts too.
        elements.replaceAll(reference ? String::valueOf : element -> element);
        return array(elements);
    }

    private Object array(List<Object> elements) throws IOException {
        Class<?> common = !elements.isEmpty()
                ? elements.get(0).getClass()
                : key.type() == null
                        ? String.class
                        : key.type() == Scalar.PASSWORD ? CipherText.class : Values.javaType(key.type());
        Object array = Array.newInstance(common, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            expect(common.isInstance(elements.get(i)), "values of one type in the list of " + key.name());
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    private Object scalar() throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        expect(token.isScalarValue(), "a text, number, true, false or a list of them for " + key.name());
        String text = json.getText();
        if (token == JsonToken.VALUE_STRING) {
            writable(text);
        }
        if (key.type() == Scalar.PASSWORD) {
            return new CipherText(text);
        }
        boolean reference = token == JsonToken.VALUE_STRING && Substitution.appliesTo(text);
        Scalar type = key.type() == null || reference ? told(token) : key.type();
        try {
            return Values.parse(type, text);
        } catch (IllegalArgumentException e) {
            throw JsonReader.fault(
                    json,
                    component + ": " + key.name() + " = " + FaultLine.quoted(key.name(), text) + " is not allowed: "
                            + Values.allowed(type),
                    e);
        }
    }

    /** What JSON says by itself. */
    private static Scalar told(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> Scalar.STRING;
            case VALUE_NUMBER_INT -> Scalar.LONG;
            case VALUE_NUMBER_FLOAT -> Scalar.DOUBLE;
            default -> Scalar.BOOLEAN;
        };
    }

    private void writable(String text) throws IOException {
        try {
            SnapshotXml.escape(text);
        } catch (IOException e) {
            throw JsonReader.fault(json, component + ": " + key.name() + " " + e.getMessage(), e);
        }
    }

    private void expect(boolean right, String what) throws IOException {
        if (!right) {
            throw JsonReader.fault(json, "expected " + what, null);
        }
    }
}
