// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

/** Why a text can't be taken for routes, in one line. */
final class TextFault extends Exception {

    private static final long serialVersionUID = 1L;

    TextFault(String message) {
        super(message);
    }

    /** Line and column count from 1. */
    TextFault(int line, int column, String message) {
        super("line " + line + ", column " + column + ": " + message);
    }
}
