// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client can listen to. */
enum Topic {
    VALUES,
    HEALTH,
    BUNDLES,
    CONFIGURATION;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a list like {@code values,health}.
     *
     * @param text null for all
     * @throws Problem if one is unknown or there is none
     */
    static Set<Topic> parse(String text) {
        if (text == null) {
            return EnumSet.allOf(Topic.class);
        }
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        for (String word : text.split(",", -1)) {
            topics.add(Arrays.stream(values())
                    .filter(topic -> topic.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> Problem.bad(
                            "topics",
                            "topics: '" + word + "' is not one of "
                                    + Arrays.stream(values()).map(Topic::word).collect(Collectors.joining(", ")))));
        }
        return topics;
    }
}
