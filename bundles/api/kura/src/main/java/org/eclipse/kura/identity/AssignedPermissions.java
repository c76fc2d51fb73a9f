// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.identity;

import java.util.Objects;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** All that an identity is allowed to do. */
@ProviderType
public class AssignedPermissions implements IdentityConfigurationComponent {

    private final Set<Permission> permissions;

    /** Takes {@code permissions}: all of them, none besides; not copied. */
    public AssignedPermissions(Set<Permission> permissions) {
        this.permissions = Objects.requireNonNull(permissions, "permissions");
    }

    /** The permissions, as they were given. */
    public Set<Permission> getPermissions() {
        return this.permissions;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof AssignedPermissions)) {
            return false;
        }
        AssignedPermissions that = (AssignedPermissions) other;
        return this.permissions.equals(that.permissions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(this.permissions);
    }
}
