// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration;

import java.util.Objects;

/**
 * A value of the type {@code Password}, for add-ons of old.
 *
 * @deprecated use {@link org.eclipse.kura.configuration.Password}; configurations hold nothing else
 */
@Deprecated
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

    /** The text itself, not a mask. */
    @Override
    public String toString() {
        return new String(this.password);
    }
}
