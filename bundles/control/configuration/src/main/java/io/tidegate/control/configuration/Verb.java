// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import org.eclipse.kura.KuraException;

/**
 * A word behind {@code config}.
 *
 * @param usage how it is called and what it does, a line or more
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
        return given < fewest || given > most ? Call.WRONG : body.run(call);
    }
}
