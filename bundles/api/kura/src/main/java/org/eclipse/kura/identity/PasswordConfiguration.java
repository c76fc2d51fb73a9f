// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.identity;

import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Whether and how an identity proves itself by a password. */
@ProviderType
public class PasswordConfiguration implements IdentityConfigurationComponent {

    private final boolean passwordChangeNeeded;
    private final boolean passwordAuthEnabled;
    private final Optional<char[]> newPassword;
    private final Optional<PasswordHash> passwordHash;

    /**
     * Made of all its parts.
     *
     * @param passwordChangeNeeded whether another password must be chosen at the next login
     * @param passwordAuthEnabled whether a login by password is possible
     * @param newPassword what a change sets; empty to leave the password as it is; not copied
     * @param passwordHash what the password is compared with; a change does not look at it
     */
    public PasswordConfiguration(
            boolean passwordChangeNeeded,
            boolean passwordAuthEnabled,
            Optional<char[]> newPassword,
            Optional<PasswordHash> passwordHash) {
        this.passwordChangeNeeded = passwordChangeNeeded;
        this.passwordAuthEnabled = passwordAuthEnabled;
        this.newPassword = Objects.requireNonNull(newPassword, "new password");
        this.passwordHash = Objects.requireNonNull(passwordHash, "password hash");
    }

    /** What a change sets; the array as it was given. Always empty in what {@link IdentityService} returns. */
    public Optional<char[]> getNewPassword() {
        return this.newPassword;
    }

    /** What the password is compared with; empty if there is none. */
    public Optional<PasswordHash> getPasswordHash() {
        return this.passwordHash;
    }

    /** Whether a login by password is possible. */
    public boolean isPasswordAuthEnabled() {
        return this.passwordAuthEnabled;
    }

    /** Whether another password must be chosen at the next login. */
    public boolean isPasswordChangeNeeded() {
        return this.passwordChangeNeeded;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof PasswordConfiguration)) {
            return false;
        }
        PasswordConfiguration that = (PasswordConfiguration) other;
        return this.passwordChangeNeeded == that.passwordChangeNeeded
                && this.passwordAuthEnabled == that.passwordAuthEnabled
                && this.newPassword.equals(that.newPassword)
                && this.passwordHash.equals(that.passwordHash);
    }

    @Override
    public int hashCode() {
        return Objects.hash(this.passwordChangeNeeded, this.passwordAuthEnabled, this.newPassword, this.passwordHash);
    }
}
