// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.identity;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** What an identity may be allowed to do, for example {@code rest.configuration}. Immutable. */
@ProviderType
public class Permission {

    private final String name;

    /** Takes {@code name}: must not be {@code null} or blank. */
    public Permission(String name) {
        this.name = Names.checked(name, "permission");
    }

    /** The name. */
    public String getName() {
        return this.name;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Permission)) {
            return false;
        }
        Permission that = (Permission) other;
        return this.name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(this.name);
    }
}
