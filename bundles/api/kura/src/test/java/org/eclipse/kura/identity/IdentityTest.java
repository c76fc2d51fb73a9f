// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityTest {

    private static final Optional<char[]> PASSWORD = Optional.of(new char[] {'a'});
    private static final Optional<PasswordHash> HASH = Optional.of(new PasswordHash() {});

    private static IdentityConfiguration operator() {
        return new IdentityConfiguration(
                "operator",
                List.of(
                        new AssignedPermissions(Set.of(new Permission("rest.assets"))),
                        new PasswordConfiguration(true, false, PASSWORD, HASH)));
    }

    @Test
    void partsAreFoundByTheirKind() {
        assertThat(operator().getName()).isEqualTo("operator");
        assertThat(operator().getComponents()).hasSize(2);
        assertThat(operator().getComponent(AssignedPermissions.class).map(AssignedPermissions::getPermissions))
                .contains(Set.of(new Permission("rest.assets")));
        assertThat(operator().getComponent(AdditionalConfigurations.class)).isEmpty();
        PasswordConfiguration password =
                operator().getComponent(PasswordConfiguration.class).orElseThrow();
        assertThat(password.isPasswordChangeNeeded()).isTrue();
        assertThat(password.isPasswordAuthEnabled()).isFalse();
        assertThat(password.getNewPassword()).isSameAs(PASSWORD);
        assertThat(password.getPasswordHash()).isSameAs(HASH);
    }

    @Test
    void everythingIsComparedByWhatItIsMadeOf() {
        assertThat(operator()).isEqualTo(operator()).hasSameHashCodeAs(operator());
        assertThat(operator()).isNotEqualTo(new IdentityConfiguration("operator", List.of()));
        assertThat(new PasswordConfiguration(true, false, PASSWORD, HASH))
                .isNotEqualTo(new PasswordConfiguration(false, true, PASSWORD, HASH));
        assertThat(new AdditionalConfigurations(List.of()))
                .isEqualTo(new AdditionalConfigurations(new ArrayList<>()))
                .hasSameHashCodeAs(new AdditionalConfigurations(new ArrayList<>()));
        assertThat(new Permission("a")).isNotEqualTo(new Permission("b"));
        assertThat(new PasswordStrengthRequirements(8, true, false, true))
                .isEqualTo(new PasswordStrengthRequirements(8, true, false, true))
                .hasSameHashCodeAs(new PasswordStrengthRequirements(8, true, false, true))
                .isNotEqualTo(new PasswordStrengthRequirements(8, true, true, true))
                .satisfies(requirements -> {
                    assertThat(requirements.getPasswordMinimumLength()).isEqualTo(8);
                    assertThat(requirements.digitsRequired()).isTrue();
                    assertThat(requirements.specialCharactersRequired()).isFalse();
                    assertThat(requirements.bothCasesRequired()).isTrue();
                });
    }

    @Test
    void namesMustBeThere() {
        assertThatNullPointerException().isThrownBy(() -> new Permission(null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Permission(" "))
                .withMessageContaining("permission");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdentityConfiguration("", List.of()))
                .withMessageContaining("identity");
        assertThatNullPointerException().isThrownBy(() -> new IdentityConfiguration("a", null));
        assertThatNullPointerException().isThrownBy(() -> new AssignedPermissions(null));
        assertThatNullPointerException().isThrownBy(() -> new AdditionalConfigurations(null));
        assertThatNullPointerException().isThrownBy(() -> new PasswordConfiguration(true, true, null, HASH));
        assertThatNullPointerException().isThrownBy(() -> new PasswordConfiguration(true, true, PASSWORD, null));
    }
}
