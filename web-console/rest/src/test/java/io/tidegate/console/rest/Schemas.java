// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Compares JSON with the schemas of the API's description: as much of JSON Schema as that uses. */
final class Schemas {

    private final Map<String, Object> document;

    Schemas(Map<String, Object> document) {
        this.document = document;
    }

    void check(String schema, Object json) {
        check(schema, Map.of("$ref", "#/components/schemas/" + schema), json);
    }

    void check(String where, Map<String, Object> schema, Object json) {
        if (schema.containsKey("$ref")) {
            check(where, resolve((String) schema.get("$ref")), json);
            return;
        }
        if (schema.containsKey("anyOf")) {
            assertThat(Tree.list(schema, "anyOf")).as(where).anySatisfy(one -> check(where, one, json));
            return;
        }
        if (schema.get("type") instanceof List<?> types) {
            assertThat(types.contains(typeOf(json)) || (types.contains("number") && json instanceof Number))
                    .as(where + " = " + json)
                    .isTrue();
        } else if (schema.containsKey("type") && !"null".equals(schema.get("type"))) {
            assertThat(typeOf(json)).as(where + " = " + json).isEqualTo(alias(schema.get("type"), json));
        } else if (schema.containsKey("type")) {
            assertThat(json).as(where).isNull();
        }
        if (schema.get("enum") instanceof List<?> allowed) {
            assertThat(allowed.contains(json)).as(where + " = " + json).isTrue();
        }
        if (schema.containsKey("properties")) {
            members(where, schema, json);
        }
        if (json instanceof List<?> elements && schema.containsKey("items")) {
            elements.forEach(element -> check(where + "[]", Tree.member(schema, "items"), element));
        }
    }

    /** What is required is there, and nothing is there that is not described. */
    private void members(String where, Map<String, Object> schema, Object json) {
        @SuppressWarnings("unchecked")
        Map<String, Object> members = (Map<String, Object>) json;
        @SuppressWarnings("unchecked")
        List<String> required = (List<String>) schema.get("required");
        Map<String, Object> described = Tree.member(schema, "properties");
        assertThat(members.keySet()).as(where).containsAll(required);
        assertThat(described.keySet()).as(where).containsAll(members.keySet());
        members.forEach((name, value) -> check(where + "." + name, Tree.member(described, name), value));
    }

    Map<String, Object> resolve(String reference) {
        Map<String, Object> found = document;
        for (String step : reference.substring(2).split("/", -1)) {
            found = Tree.member(found, step);
        }
        return found;
    }

    private static Object alias(Object type, Object json) {
        return "number".equals(type) && "integer".equals(typeOf(json)) ? "integer" : type;
    }

    private static String typeOf(Object json) {
        if (json == null) {
            return "null";
        }
        if (json instanceof Number number) {
            return number instanceof Double ? "number" : "integer";
        }
        if (json instanceof String) {
            return "string";
        }
        return json instanceof Boolean ? "boolean" : json instanceof List ? "array" : "object";
    }
}
