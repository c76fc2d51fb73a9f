// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.validation;

import java.util.Collections;
import java.util.Map;
import org.eclipse.kura.util.configuration.Property;

/** What a new password must be like. Immutable. */
public class ValidatorOptions {

    private static final Property<Integer> MIN_LENGTH = new Property<>("new.password.min.length", 8);
    private static final Property<Boolean> DIGITS = new Property<>("new.password.require.digits", false);
    private static final Property<Boolean> BOTH_CASES = new Property<>("new.password.require.both.cases", false);
    private static final Property<Boolean> SPECIAL = new Property<>("new.password.require.special.characters", false);

    private final int minimumLength;
    private final boolean requireDigits;
    private final boolean requireBothCases;
    private final boolean requireSpecialChars;

    /** Takes each of them. */
    public ValidatorOptions(
            int passwordMinimumLength,
            boolean passwordRequireDigits,
            boolean passwordRequireBothCases,
            boolean passwordRequireSpecialChars) {
        this.minimumLength = passwordMinimumLength;
        this.requireDigits = passwordRequireDigits;
        this.requireBothCases = passwordRequireBothCases;
        this.requireSpecialChars = passwordRequireSpecialChars;
    }

    /**
     * Reads {@code new.password.min.length}, {@code new.password.require.digits}, {@code .both.cases} and {@code
     * .special.characters}. What is missing, or all if there is no configuration ({@code null}), is 8 characters and
     * nothing more.
     */
    public ValidatorOptions(Map<String, Object> configurationProperties) {
        Map<String, Object> properties =
                configurationProperties == null ? Collections.emptyMap() : configurationProperties;
        this.minimumLength = MIN_LENGTH.get(properties);
        this.requireDigits = DIGITS.get(properties);
        this.requireBothCases = BOTH_CASES.get(properties);
        this.requireSpecialChars = SPECIAL.get(properties);
    }

    /** The least number of characters. */
    public int isPasswordMinimumLength() {
        return this.minimumLength;
    }

    /** Whether there must be a digit. */
    public boolean isPasswordRequireDigits() {
        return this.requireDigits;
    }

    /** Whether there must be a capital and a small letter. */
    public boolean isPasswordRequireBothCases() {
        return this.requireBothCases;
    }

    /** Whether there must be a character that is neither a letter of A to Z nor a digit. */
    public boolean isPasswordRequireSpecialChars() {
        return this.requireSpecialChars;
    }
}
