// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.identity;

import java.util.Objects;

/** Names of identities and permissions. */
final class Names {

    private Names() {}

    static String checked(String name, String of) {
        if (Objects.requireNonNull(name, "name of the " + of).trim().isEmpty()) {
            throw new IllegalArgumentException("name of the " + of + " is blank");
        }
        return name;
    }
}
