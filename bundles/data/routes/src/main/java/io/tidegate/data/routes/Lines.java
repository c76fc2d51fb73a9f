// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

/** Messages of libraries as one line. */
final class Lines {

    private static final int LONGEST = 300;

    private Lines() {}

    static String of(String text) {
        String line = text == null ? "" : text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    /** The message of an exception, or its kind if it has none. */
    static String first(Throwable e) {
        String line = of(e.getMessage());
        return line.isEmpty() ? e.getClass().getSimpleName() : line;
    }

    /** The message of what an exception was caused by in the end. */
    static String cause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String kind = root.getClass().getSimpleName();
        String line = of(root.getMessage());
        return line.isEmpty() ? kind : kind + ": " + line;
    }
}
