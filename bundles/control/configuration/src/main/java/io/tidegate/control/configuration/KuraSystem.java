// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The components of Kura that configure Kura itself or the machine below it: here other things do that. */
final class KuraSystem {

    private static final String MACHINE = "the operating system's own tools configure this";
    private static final String CONSOLE = "the console and its HTTP server have their own configuration here";
    private static final String STORE = "messages are stored by the gateway's own store, not by Kura's database";
    private static final String KEYS = "key stores and TLS have their own configuration here";
    private static final String USERS = "identities are not taken over: make them anew";
    private static final String INNER = "an inner part of Kura, which this gateway does not have";

    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        all(MACHINE, "net.", "nm.", "linux.", "clock.", "position.", "watchdog.", "internal.floodingprotection.");
        all(MACHINE, "internal.linux.", "internal.board.", "security.", "gpio.", "usb.", "bluetooth.", "can.");
        all(CONSOLE, "web.", "http.", "rest.", "internal.rest.", "internal.http.");
        all(STORE, "db.", "core.db.", "internal.db.");
        all(KEYS, "core.keystore.", "ssl.", "core.ssl.", "crypto.", "core.certificates.", "certificate.");
        all(USERS, "internal.useradmin.", "internal.identity.", "core.identity.", "useradmin.");
        all(INNER, "deployment.", "log.", "internal.log.", "command.", "cloud.app.", "core.deployment.", "container.");
        all(
                INNER,
                "internal.",
                "core.inventory.",
                "core.configuration.",
                "configuration.change.",
                "system.",
                "status.");
        all(INNER, "broker.artemis.", "ai.triton.", "tamper.");
    }

    private KuraSystem() {}

    private static void all(String reason, String... prefixes) {
        for (String prefix : prefixes) {
            REASONS.putIfAbsent("org.eclipse.kura." + prefix, reason);
        }
    }

    /** Why a type of component is left out; empty if it is none of these. */
    static Optional<String> reason(String type) {
        return REASONS.entrySet().stream()
                .filter(entry -> type.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
