// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.configuration.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A secret must not come out by the words of somebody who was given it. */
class ConcealmentTest {

    private final Secrets secrets = FakeCrypto.secrets();
    private final Substitution substitution = Substitution.only(Substitution.SECRET, name -> {
        if (name.equals("none")) {
            throw new Substitution.Unresolved("no");
        }
        return name + "-marker";
    });

    @Test
    void secretThatIsQuotedIsHiddenInValueAndWords() throws Exception {
        Encrypted password = secrets.seal("pass-marker");
        Concealment concealment = of(Map.of(
                "url",
                "mqtt://u:$[secret:broker]@host/$[secret:none]",
                "list",
                new String[] {"$[secret:second]"},
                "password",
                password,
                "passwords",
                new Encrypted[] {secrets.seal("other-marker")},
                "port",
                1883));

        assertThat(concealment.of("broker-marker second-marker pass-marker other-marker " + password.text() + " 1883"))
                .isEqualTo("******** ******** ******** ******** ******** 1883");
        assertThat(concealment.of(
                        new Problem("plc1", "url", "mqtt://u:broker-marker@host", "no URL: broker-marker@host")))
                .isEqualTo(new Problem("plc1", "url", "mqtt://u:********@host", "no URL: ********@host"));
    }

    /** Else the rest of it would show. */
    @Test
    void longerOneIsHiddenBeforeTheOneThatIsAPartOfIt() throws Exception {
        Concealment concealment = of(Map.of("a", secrets.seal("abcdef"), "b", secrets.seal("abc")));

        assertThat(concealment.of("abcdef, abc")).isEqualTo("********, ********");
    }

    @Test
    void wordsThatAreNotThereAreNoFault() throws Exception {
        assertThat(of(Map.of("a", secrets.seal("abc"))).of((String) null)).isEqualTo("null");
    }

    private Concealment of(Map<String, Object> values) {
        return Concealment.of(List.of(new Configured("plc1", "f", values)), secrets, substitution);
    }
}
