// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** A value of the type {@code Password}: in a configuration it is the encrypted text. Kept out of logs by its users. */
@ProviderType
public class Password {

    private final char[] password;

    /** Takes {@code password}: copied. */
    public Password(char[] password) {
        this.password = Objects.requireNonNull(password, "password").clone();
    }

    /** Takes {@code password}: the text. */
    public Password(String password) {
        this.password = Objects.requireNonNull(password, "password").toCharArray();
    }

    /** A copy, which the caller may wipe. */
    public char[] getPassword() {
        return this.password.clone();
    }

    /** The text itself, not a mask: add-ons read their passwords this way. */
    @Override
    public String toString() {
        return new String(this.password);
    }
}
