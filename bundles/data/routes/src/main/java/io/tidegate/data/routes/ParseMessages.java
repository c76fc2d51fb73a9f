// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Camel's readers say of a text, as one line that begins with the place. */
final class ParseMessages {

    private static final Pattern PLACE =
            Pattern.compile("in \\S*routes-\\d+\\.(?:yaml|xml)\\S*, line (\\d+), column (\\d+)");

    private ParseMessages() {}

    static String of(Throwable e) {
        String message = e.getMessage() == null ? Lines.cause(e) : e.getMessage();
        Matcher place = PLACE.matcher(message);
        return place.find()
                ? "line " + place.group(1) + ", column " + place.group(2) + ": "
                        + Lines.of(message.substring(0, place.start()))
                : Lines.of(message);
    }
}
