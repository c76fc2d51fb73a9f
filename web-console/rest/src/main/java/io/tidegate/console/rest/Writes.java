// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import java.util.function.BooleanSupplier;

/** Who may change something, until there is a log-in. */
final class Writes {

    private Writes() {}

    /** @throws Problem if this gateway is only looked at, or the request may come from a page of another site */
    static void allowed(BooleanSupplier writable, Call call, String hint) {
        if (!writable.getAsBoolean()) {
            throw Problem.forbidden(hint);
        }
        // A page of another site can't send it without being asked first.
        if (!"1".equals(call.request().getHeader("X-Tidegate"))) {
            throw Problem.forbidden("a write needs the header X-Tidegate: 1");
        }
    }
}
