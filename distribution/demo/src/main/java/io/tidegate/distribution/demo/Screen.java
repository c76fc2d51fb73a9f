// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.demo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What the demo prints: values and notes on standard output, faults on standard error; colours on a terminal only. */
final class Screen {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final boolean colours;

    Screen() {
        // Set by the script that knows whether its output is a terminal.
        colours = "1".equals(System.getenv("TIDEGATE_COLOURS"));
    }

    /** @param age milliseconds since the device answered, or negative if unknown */
    void value(String protocol, String channel, String value, boolean good, long age) {
        System.out.printf(
                "%s %s %-24s %s %s %s%n",
                TIME.format(LocalTime.now(ZoneId.systemDefault())),
                paint("36", String.format("%-6s", protocol)),
                channel,
                paint("1", String.format("%14s", shorten(value))),
                good ? paint("32", "GOOD") : paint("31", "BAD "),
                age < 0 ? "-" : age + " ms");
    }

    void note(String text) {
        System.out.println(paint("2", text));
    }

    void fault(String text) {
        System.out.flush();
        System.err.println(colours ? "\033[31m" + text + "\033[0m" : text);
    }

    /** Six significant digits are enough to look at. */
    private static String shorten(String value) {
        if (!value.matches("-?[0-9]+[.][0-9E-]+")) {
            return value;
        }
        return new BigDecimal(value).round(new MathContext(6)).toPlainString();
    }

    private String paint(String colour, String text) {
        return colours ? "\033[" + colour + "m" + text + "\033[0m" : text;
    }
}
