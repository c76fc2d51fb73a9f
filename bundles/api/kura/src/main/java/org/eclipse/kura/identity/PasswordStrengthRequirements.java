// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.identity;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** What a new password must have. Immutable. */
@ProviderType
public class PasswordStrengthRequirements {

    private final int passwordMinimumLength;
    private final boolean digitsRequired;
    private final boolean specialCharactersRequired;
    private final boolean bothCasesRequired;

    /**
     * Made of all its parts.
     *
     * @param passwordMinimumLength in characters
     * @param digitsRequired whether there must be a digit
     * @param specialCharactersRequired whether there must be something that is neither letter nor digit
     * @param bothCasesRequired whether there must be a capital and a small letter
     */
    public PasswordStrengthRequirements(
            int passwordMinimumLength,
            boolean digitsRequired,
            boolean specialCharactersRequired,
            boolean bothCasesRequired) {
        this.passwordMinimumLength = passwordMinimumLength;
        this.digitsRequired = digitsRequired;
        this.specialCharactersRequired = specialCharactersRequired;
        this.bothCasesRequired = bothCasesRequired;
    }

    /** Whether there must be a capital and a small letter. */
    public boolean bothCasesRequired() {
        return this.bothCasesRequired;
    }

    /** Whether there must be a digit. */
    public boolean digitsRequired() {
        return this.digitsRequired;
    }

    /** How many characters there must be. */
    public int getPasswordMinimumLength() {
        return this.passwordMinimumLength;
    }

    /** Whether there must be something that is neither letter nor digit. */
    public boolean specialCharactersRequired() {
        return this.specialCharactersRequired;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof PasswordStrengthRequirements)) {
            return false;
        }
        PasswordStrengthRequirements that = (PasswordStrengthRequirements) other;
        return this.passwordMinimumLength == that.passwordMinimumLength
                && this.digitsRequired == that.digitsRequired
                && this.specialCharactersRequired == that.specialCharactersRequired
                && this.bothCasesRequired == that.bothCasesRequired;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                this.passwordMinimumLength,
                this.digitsRequired,
                this.specialCharactersRequired,
                this.bothCasesRequired);
    }
}
