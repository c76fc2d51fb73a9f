// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.configuration.Problem;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayVariablesTest {

    private final Map<String, String> started = new HashMap<>();
    private final Map<String, String> process = new HashMap<>();
    private final GatewayVariables variables = new GatewayVariables(started::get, this::environmentVariable);

    private String environmentVariable(String name) throws Substitution.Unresolved {
        if (process.containsKey(name)) {
            return process.get(name);
        }
        throw new Substitution.Unresolved("there is no environment variable " + name);
    }

    @Test
    void idIsWhatIsSetElseWhatTheGatewayWasStartedWithElseTheHostsName() throws Exception {
        assertThat(lookUp("id")).isEqualTo(InetAddress.getLocalHost().getHostName());
        started.put("tidegate.gateway.id", "gw-7");
        assertThat(lookUp("id")).isEqualTo("gw-7");
        assertThat(lookUp("id", "id", "")).isEqualTo("gw-7");
        assertThat(lookUp("id", "id", "gw-8")).isEqualTo("gw-8");
    }

    @Test
    void environmentIsWhatIsSetElseWhatTheGatewayWasStartedWithElseProduction() throws Exception {
        assertThat(lookUp("environment")).isEqualTo("production");
        started.put("tidegate.environment", "test");
        assertThat(lookUp("environment")).isEqualTo("test");
        assertThat(lookUp("environment", "environment", "dev")).isEqualTo("dev");
    }

    @Test
    void anyOtherKeyIsAVariableOfTextNumberOrTruth() throws Exception {
        assertThat(lookUp("line", "line", "7")).isEqualTo("7");
        assertThat(lookUp("line", "line", 7L)).isEqualTo("7");
        assertThat(lookUp("line", "line", true)).isEqualTo("true");
        assertThatThrownBy(() -> lookUp("line", "hall", "2"))
                .isInstanceOf(Substitution.Unresolved.class)
                .hasMessage("the gateway has no variable line, a key of io.tidegate.control.configuration.gateway");
    }

    @Test
    void variableMayStandForAnEnvironmentVariable() throws Exception {
        process.put("LINE", "9");

        assertThat(lookUp("line", "line", "l$[env:LINE]")).isEqualTo("l9");
        assertThatThrownBy(() -> lookUp("line", "line", "$[env:HALL]"))
                .hasMessage("there is no environment variable HALL");
    }

    /** The environment has a name in any case; else a missing variable would decide which overlay counts. */
    @Test
    void environmentThatCannotBeToldIsTheOneBelowAndIsReported() {
        started.put("tidegate.environment", "test");
        process.put("ENV", "Not Allowed");
        for (String written : List.of("$[env:NONE]", "$[env:ENV]")) {
            assertThat(variables.environment(set("environment", written))).isEqualTo("test");
        }
        started.put("tidegate.environment", "../etc");
        assertThat(variables.environment(Map.of())).isEqualTo("production");

        List<String> unresolved = new ArrayList<>();
        Map<String, Object> resolved = new HashMap<>();
        variables.complete(component("environment", "$[env:ENV]"), resolved, unresolved);
        assertThat(resolved).containsEntry("environment", "production").containsKey("id");
        assertThat(unresolved).singleElement().asString().contains("environment = '$[env:ENV]' is not allowed: small");
    }

    @Test
    void whatCannotBeAVariableIsNamed() {
        assertThat(problem("line.1_a-b", "x")).isNull();
        assertThat(problem("7line", "x")).contains("7line = 'x' is not allowed: a variable's name");
        assertThat(problem("a]b", "x")).contains("a]b = 'x' is not allowed: a variable's name");
        assertThat(problem("line", "a\nb")).contains("without control characters");
        assertThat(problem("line", "x".repeat(1025))).contains("at most 1024 characters");
        assertThat(problem("line", new String[] {"a"})).contains("one text, number or truth value");
        assertThat(problem("line", new Encrypted("c"))).contains("line = '********' is not allowed: one text");
        assertThat(problem("line", "$[secret:db]"))
                .contains("line = '$[secret:db]' is not allowed: a variable may refer to $[env:NAME] only");
        assertThat(problem("line", "$[gateway:id]")).contains("may refer to $[env:NAME] only");
        assertThat(problem("environment", "Test")).contains("small letters, digits and '-'");
        assertThat(problem("environment", "a/../b")).contains("small letters, digits and '-'");
        assertThat(problem("environment", "e".repeat(41))).contains("at most 40");
        assertThat(problem("environment", "")).isNull();
        assertThat(variables.problems(new Configured(GatewayVariables.PID, "test.driver", Map.of())))
                .singleElement()
                .asString()
                .contains("service.factoryPid = 'test.driver' is not allowed");
        assertThat(variables.problems(new Configured("plc1", "", Map.of("7", "x"))))
                .isEmpty();
    }

    private String problem(String key, Object value) {
        List<Problem> problems = variables.problems(component(key, value));
        assertThat(problems).hasSizeLessThan(2);
        return problems.isEmpty() ? null : problems.get(0).toString();
    }

    private String lookUp(String name) throws Substitution.Unresolved {
        return variables.in(Map.of()).lookUp(name);
    }

    private String lookUp(String name, String key, Object value) throws Substitution.Unresolved {
        return variables.in(set(key, value)).lookUp(name);
    }

    private static Map<String, Configured> set(String key, Object value) {
        return Map.of(GatewayVariables.PID, component(key, value));
    }

    private static Configured component(String key, Object value) {
        return new Configured(GatewayVariables.PID, "", Map.of(key, value));
    }
}
