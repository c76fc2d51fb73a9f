// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.signatures;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A line of a list and where it belongs. The type of a package's own line is empty. */
record Signature(String packageName, String typeName, String text) {

    static Signature ofPackage(String text) {
        return new Signature(text.split("\\s+", 3)[1], "", text);
    }

    /** The line of a type or of a member, as the text of a {@link TypeSignature}. */
    static Signature ofType(String typeName, String text) {
        return new Signature(typeName.substring(0, Math.max(0, typeName.lastIndexOf('.'))), typeName, text);
    }

    /** Members stand under their type in a list; here each carries the name of its type. */
    static Set<Signature> read(List<String> list) {
        Set<Signature> signatures = new LinkedHashSet<>();
        String type = "";
        for (String line : list) {
            String text = line.strip();
            if (text.startsWith("type ")) {
                type = text.replaceFirst(".*? (?:class|interface) ([\\w.$]+).*", "$1");
                signatures.add(ofType(type, text));
            } else if (text.startsWith("package ")) {
                signatures.add(ofPackage(text));
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                signatures.add(ofType(type, type + ": " + text));
            }
        }
        return signatures;
    }
}
