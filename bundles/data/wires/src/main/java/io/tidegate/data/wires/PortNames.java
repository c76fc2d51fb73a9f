// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of ports as a component's service property gives them: {@code 0=then}, one a line or an element. */
final class PortNames {

    private static final Pattern LINE = Pattern.compile("\\s*(\\d{1,4})\\s*[=:]\\s*(.*?)\\s*");
    /** What a port is called that has no name. */
    private static final Pattern NO_NAME = Pattern.compile("|(in|out)\\d+");

    private PortNames() {}

    /**
     * The names by port; what can't be read, or names no port there may be, is left out.
     *
     * @param property a text, an array of texts, or null
     * @param ports how many there may be at most
     */
    static Map<Integer, String> of(Object property, int ports) {
        Map<Integer, String> names = new TreeMap<>();
        String text = property instanceof String[] lines ? String.join("\n", lines) : String.valueOf(property);
        text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .filter(line -> Integer.parseInt(line.group(1)) < ports)
                .filter(line -> !NO_NAME.matcher(line.group(2)).matches())
                .forEach(line -> names.put(Integer.valueOf(line.group(1)), line.group(2)));
        return names;
    }
}
