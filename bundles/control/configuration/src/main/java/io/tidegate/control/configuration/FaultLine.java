// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

/** How a fault in a document is told: in one line with the place, and what it quotes cut short. */
final class FaultLine {

    private static final int MOST_WORDS = 400;
    private static final int MOST_PATH = 200;
    private static final int MOST_VALUE = 60;
    private static final String HIDDEN = "********";

    private FaultLine() {}

    /** @param path the way to the fault within the document; empty if it is none of its parts */
    static String of(int line, int column, String message, String path) {
        return "line " + Math.max(1, line) + ", column " + Math.max(1, column) + ": " + oneLine(message)
                + (path.isEmpty() ? "" : " (at " + cut(path, MOST_PATH) + ")");
    }

    /** A message of a parser, which may quote what it stumbled over, and that may be very long. */
    static String oneLine(String message) {
        return cut(message.replaceAll("\\s*\\R\\s*", " "), MOST_WORDS);
    }

    /** A value in quotes; what stands behind a key that is named like a secret is not shown. */
    static String quoted(String key, String value) {
        return "'" + (Differences.suspect(key) ? HIDDEN : cut(value, MOST_VALUE)) + "'";
    }

    /** A parser's message about what may be a secret, without what it quotes. */
    static String withoutQuotes(String message) {
        return message.replaceAll("'[^']{2,}'|\"[^\"]{2,}\"|\\([^()]{2,}\\)", HIDDEN);
    }

    /** Beginning and end of a long text, without characters that would move the cursor of who reads it. */
    static String cut(String text, int most) {
        int half = most / 2;
        String kept =
                text.length() <= most ? text : text.substring(0, half) + "..." + text.substring(text.length() - half);
        return kept.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    }
}
