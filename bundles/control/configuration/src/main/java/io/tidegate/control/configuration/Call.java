// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/**
 * What was typed behind a verb of {@code config}, without the options that all verbs share.
 *
 * @param json whether JSON is asked for
 * @param trial within what time the change is to be confirmed; null if it needs no confirming
 */
record Call(List<String> arguments, boolean json, Duration trial, PrintWriter out, PrintWriter err) {

    /** The exit code of a call that can't be understood: the usage is printed. */
    static final int WRONG = 2;

    String first() {
        return arguments.get(0);
    }

    List<String> others() {
        return arguments.subList(1, arguments.size());
    }
}
