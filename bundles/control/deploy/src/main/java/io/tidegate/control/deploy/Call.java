// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a client of the control socket asks: a command line, and the folder that it was typed in. */
record Call(List<String> args, Path cwd) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String FORM = "a call is one line: {\"args\":[\"status\"],\"cwd\":\"/absolute\"}";

    /** @throws IOException if the line is not {@code {"args":["..."],"cwd":"/absolute"}} */
    static Call parse(String line) throws IOException {
        List<String> args = new ArrayList<>();
        Path cwd = Path.of("/");
        try (JsonParser json = JSON.createParser(line)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("args")) {
                    expect(value == JsonToken.START_ARRAY);
                    while (json.nextToken() == JsonToken.VALUE_STRING) {
                        args.add(json.getText());
                    }
                    expect(json.currentToken() == JsonToken.END_ARRAY);
                } else if (name.equals("cwd")) {
                    expect(value == JsonToken.VALUE_STRING && json.getText().startsWith("/"));
                    cwd = Path.of(json.getText());
                } else {
                    json.skipChildren();
                }
            }
            expect(json.currentToken() == JsonToken.END_OBJECT);
        } catch (JsonParseException e) {
            throw new IOException(FORM, e);
        }
        return new Call(List.copyOf(args), cwd);
    }

    private static void expect(boolean so) throws IOException {
        if (!so) {
            throw new IOException(FORM);
        }
    }
}
