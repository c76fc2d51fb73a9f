// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import org.eclipse.kura.KuraException;

/**
 * A word behind {@code config}.
 *
 * @param usage how it is called and what it does, a line or more; names the shared options that it takes
 */
record Verb(String name, String usage, int fewest, int most, Body body) {

    /** Any number of arguments. */
    static final int ANY = Integer.MAX_VALUE;

    /** Returns the exit code, {@link Call#WRONG} if the arguments can't be understood. */
    @FunctionalInterface
    interface Body {
        int run(Call call) throws KuraException, IOException;
    }

    int run(Call call) throws KuraException, IOException {
        int given = call.arguments().size();
        boolean understood = given >= fewest
                && given <= most
                && (!call.json() || usage.contains("[--json]"))
                && (call.trial() == null || usage.contains("[--confirm-within <time>]"));
        return understood ? body.run(call) : Call.WRONG;
    }
}
