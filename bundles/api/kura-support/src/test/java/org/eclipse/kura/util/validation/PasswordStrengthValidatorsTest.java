// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

class PasswordStrengthValidatorsTest {

    private static final ValidatorOptions ALL = new ValidatorOptions(4, true, true, true);

    @Test
    void eachWeaknessIsSaid() {
        assertThat(faults(ALL, "aB1!")).isEmpty();
        assertThat(faults(ALL, "B1!")).hasSize(2).first().asString().contains("at least 4");
        assertThat(faults(ALL, "aaBB!")).singleElement().asString().contains("digit");
        assertThat(faults(ALL, "aa1!")).singleElement().asString().contains("capital");
        assertThat(faults(ALL, "AA1!")).singleElement().asString().contains("capital");
        assertThat(faults(ALL, "aaB1")).singleElement().asString().contains("no letter and no digit");
        assertThat(faults(ALL, "aB\n1")).as("over several lines").isEmpty();
        assertThat(faults(ALL, null)).hasSize(4);
    }

    @Test
    void nothingRequiredIsNothingSaid() {
        assertThat(PasswordStrengthValidators.fromConfig(new ValidatorOptions(0, false, false, false)))
                .isEmpty();
    }

    @Test
    void messagesCanBeReplaced() {
        PasswordStrengthValidators.Messages chinese = new PasswordStrengthValidators.Messages() {
            @Override
            public String pwdStrengthBothCasesRequired() {
                return "\u5927\u5c0f\u5199";
            }

            @Override
            public String pwdStrengthDigitsRequired() {
                return "\u6570\u5b57";
            }

            @Override
            public String pwdStrengthMinLength(int value) {
                return "\u957f\u5ea6 " + value;
            }

            @Override
            public String pwdStrengthNonAlphanumericRequired() {
                return "\u7b26\u53f7";
            }
        };
        List<String> faults = new ArrayList<>();

        PasswordStrengthValidators.fromConfig(ALL, chinese).forEach(validator -> validator.validate("", faults::add));

        assertThat(faults).containsExactly("\u957f\u5ea6 4", "\u6570\u5b57", "\u5927\u5c0f\u5199", "\u7b26\u53f7");
    }

    @Test
    void optionsComeFromAConfiguration() {
        ValidatorOptions options = new ValidatorOptions(Map.of(
                "new.password.min.length", 12,
                "new.password.require.digits", true,
                "new.password.require.both.cases", true,
                "new.password.require.special.characters", true));

        assertThat(options.isPasswordMinimumLength()).isEqualTo(12);
        assertThat(options.isPasswordRequireDigits()).isTrue();
        assertThat(options.isPasswordRequireBothCases()).isTrue();
        assertThat(options.isPasswordRequireSpecialChars()).isTrue();
    }

    @Test
    void withoutAConfigurationEightCharactersWillDo() {
        for (ValidatorOptions options : List.of(new ValidatorOptions(Map.of()), new ValidatorOptions(null))) {
            assertThat(faults(options, "aaaaaaaa")).isEmpty();
            assertThat(faults(options, "aaaaaaa")).hasSize(1);
        }
    }

    @Test
    void expressionMustMatchTheWholeText() {
        Validator<String> validator = new RegexValidator("[a-z]+", "small letters only");
        List<String> faults = new ArrayList<>();

        validator.validate("abc", faults::add);
        assertThat(faults).isEmpty();
        validator.validate("abc1", faults::add);
        validator.validate(null, faults::add);
        assertThat(faults).containsExactly("small letters only", "small letters only");
        assertThatExceptionOfType(PatternSyntaxException.class).isThrownBy(() -> new RegexValidator("[", ""));
    }

    private static List<String> faults(ValidatorOptions options, String password) {
        List<String> faults = new ArrayList<>();
        PasswordStrengthValidators.fromConfig(options).forEach(validator -> validator.validate(password, faults::add));
        return faults;
    }
}
