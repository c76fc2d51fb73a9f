// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SubstitutionTest {

    private final Substitution substitution = new Substitution(
            Map.of(Substitution.GATEWAY, SubstitutionTest::gateway, Substitution.SECRET, name -> "s3"));

    private static String gateway(String name) throws Substitution.Unresolved {
        if (name.equals("line")) {
            return "7$1\\";
        }
        throw new Substitution.Unresolved("nobody knows " + name);
    }

    @Test
    void wholeTextsPartsOfThemAndElementsOfListsAreReplaced() throws Exception {
        assertThat(substitution.resolve("$[gateway:line]")).isEqualTo("7$1\\");
        assertThat(substitution.resolve("a-$[gateway:line]-$[secret:x]")).isEqualTo("a-7$1\\-s3");
        assertThat((String[]) substitution.resolve((Object) new String[] {"a", "l$[gateway:line]"}))
                .containsExactly("a", "l7$1\\");
        assertThat(substitution.resolve((Object) 5)).isEqualTo(5);
    }

    /** They are others': Camel's, shells'. */
    @Test
    void whatIsNoReferenceIsNotTouched() throws Exception {
        for (String text : new String[] {"${line}", "$[line]", "$[gateway:]", "$[other:line]", "$[gateway:line"}) {
            assertThat(substitution.resolve(text)).isEqualTo(text);
            assertThat(Substitution.appliesTo(text)).isFalse();
        }
    }

    @Test
    void oneUnknownNameLeavesTheWholeValueUnresolved() {
        assertThatThrownBy(() -> substitution.resolve((Object) new String[] {"$[gateway:line]", "$[gateway:hall]"}))
                .isInstanceOf(Substitution.Unresolved.class)
                .hasMessage("nobody knows hall");
    }

    @Test
    void kindsOfReferencesAreToldApart() throws Exception {
        String[] list = {"a", "$[secret:x]"};

        assertThat(Substitution.appliesTo(list)).isTrue();
        assertThat(Substitution.refersTo(list, Substitution.SECRET)).isTrue();
        assertThat(Substitution.refersTo(list, Substitution.GATEWAY)).isFalse();
        assertThat(Substitution.only(Substitution.SECRET, name -> "s").resolve("$[secret:x]$[gateway:line]"))
                .isEqualTo("s$[gateway:line]");
    }
}
