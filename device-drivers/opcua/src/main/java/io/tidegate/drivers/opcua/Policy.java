// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.tidegate.lib.settings.Settings;
import java.util.Arrays;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;

/** How messages are signed and encrypted. The configuration names it by number. */
enum Policy {
    NONE(0, SecurityPolicy.None),
    BASIC128RSA15(1, SecurityPolicy.Basic128Rsa15),
    BASIC256(2, SecurityPolicy.Basic256),
    BASIC256SHA256(3, SecurityPolicy.Basic256Sha256),
    AES128_SHA256_RSAOAEP(4, SecurityPolicy.Aes128_Sha256_RsaOaep);

    private final String number;
    private final SecurityPolicy policy;

    Policy(int number, SecurityPolicy policy) {
        this.number = Integer.toString(number);
        this.policy = policy;
    }

    String uri() {
        return policy.getUri();
    }

    /** By number, as a form gives it, or by name. */
    static Policy of(Settings settings) {
        String text = settings.text("security.policy", "0").strip();
        return Arrays.stream(values())
                .filter(p -> text.equals(p.number)
                        || text.equalsIgnoreCase(p.name())
                        || text.equalsIgnoreCase(p.policy.name()))
                .findFirst()
                .orElseThrow(() -> settings.fault(
                        "security.policy",
                        text,
                        "0 (None), 1 (Basic128Rsa15), 2 (Basic256), 3 (Basic256Sha256) or 4 (Aes128_Sha256_RsaOaep)"));
    }

    @Override
    public String toString() {
        return policy.name();
    }
}
