// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.ArrayList;
import java.util.List;

/** Metatype's texts: lists are separated by commas, a backslash takes the next character as it is. */
final class MetatypeTexts {

    private MetatypeTexts() {}

    /** No text is no element; blanks around an element are none of it. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == ',') {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        if (!parts.isEmpty() || !part.toString().isBlank()) {
            parts.add(part.toString().strip());
        }
        return parts;
    }

    static String unescape(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
