// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.datapath;

import io.tidegate.itests.support.Program;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the subscriber saw, one line a message: the field's numbers in the order of their first arrival. */
final class Readings {

    private static final Pattern[] WORDS = {
        Pattern.compile("\"r0\":(\\d+)"),
        Pattern.compile("\"r1\":(\\d+)"),
        Pattern.compile("\"r2\":(\\d+)"),
        Pattern.compile("\"r3\":(\\d+)")
    };

    private Readings() {}

    static List<Long> of(Program subscriber) {
        Set<Long> numbers = new LinkedHashSet<>();
        for (String line : subscriber.lines()) {
            long number = 0;
            boolean complete = true;
            for (Pattern word : WORDS) {
                Matcher matcher = word.matcher(line);
                complete &= matcher.find();
                number = complete ? number << 16 | Long.parseLong(matcher.group(1)) : 0;
            }
            if (complete) {
                numbers.add(number);
            }
        }
        return new ArrayList<>(numbers);
    }
}
