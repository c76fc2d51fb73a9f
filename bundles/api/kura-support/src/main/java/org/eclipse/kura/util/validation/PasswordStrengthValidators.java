// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The validators for new passwords; no text ({@code null}) is judged as an empty one. */
public class PasswordStrengthValidators {

    private static final Predicate<String> DIGIT = containing("[0-9]");
    private static final Predicate<String> BOTH_CASES = containing("[a-z]").and(containing("[A-Z]"));
    private static final Predicate<String> SPECIAL = containing("[^a-zA-Z0-9]");

    private PasswordStrengthValidators() {}

    /** What to say about a password that is not good. */
    public interface Messages {

        /** That it needs capital and small letters. */
        String pwdStrengthBothCasesRequired();

        /** That it needs a digit. */
        String pwdStrengthDigitsRequired();

        /** That it has fewer characters than that. */
        String pwdStrengthMinLength(int value);

        /** That it needs a character that is no letter and no digit. */
        String pwdStrengthNonAlphanumericRequired();
    }

    /** One validator for each thing that is required, with messages in English. */
    public static List<Validator<String>> fromConfig(ValidatorOptions userOptions) {
        return fromConfig(userOptions, new EnglishMessages());
    }

    /** One validator for each thing that is required. */
    public static List<Validator<String>> fromConfig(ValidatorOptions userOptions, Messages messages) {
        List<Validator<String>> validators = new ArrayList<>();
        int least = userOptions.isPasswordMinimumLength();
        if (least > 0) {
            validators.add(new PredicateValidator(
                    password -> password != null && password.length() >= least, messages.pwdStrengthMinLength(least)));
        }
        if (userOptions.isPasswordRequireDigits()) {
            validators.add(new PredicateValidator(DIGIT, messages.pwdStrengthDigitsRequired()));
        }
        if (userOptions.isPasswordRequireBothCases()) {
            validators.add(new PredicateValidator(BOTH_CASES, messages.pwdStrengthBothCasesRequired()));
        }
        if (userOptions.isPasswordRequireSpecialChars()) {
            validators.add(new PredicateValidator(SPECIAL, messages.pwdStrengthNonAlphanumericRequired()));
        }
        return validators;
    }

    private static Predicate<String> containing(String characters) {
        Pattern pattern = Pattern.compile(characters);
        return password -> password != null && pattern.matcher(password).find();
    }

    private static final class EnglishMessages implements Messages {

        @Override
        public String pwdStrengthBothCasesRequired() {
            return "a password needs capital and small letters";
        }

        @Override
        public String pwdStrengthDigitsRequired() {
            return "a password needs a digit";
        }

        @Override
        public String pwdStrengthMinLength(int value) {
            return "a password needs at least " + value + " characters";
        }

        @Override
        public String pwdStrengthNonAlphanumericRequired() {
            return "a password needs a character that is no letter and no digit";
        }
    }
}
