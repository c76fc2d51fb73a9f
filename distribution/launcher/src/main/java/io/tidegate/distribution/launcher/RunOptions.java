// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What {@code run} is told beside its folders.
 *
 * @param demo whether this gateway only shows what Tidegate is: whoever reaches its console may write
 * @param environment which overlay of the configuration files counts; empty if nobody says
 * @param gatewayId the gateway's name; empty if nobody says
 */
record RunOptions(boolean demo, String environment, String gatewayId) {

    private static final Pattern ENVIRONMENT = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int LONGEST_ID = 255;

    /** @param variables of the process; null for one that isn't there */
    static RunOptions parse(List<String> options, UnaryOperator<String> variables) throws LaunchFault {
        List<String> rest = new ArrayList<>(options);
        boolean demo = rest.remove("--demo");
        String environment = option(rest, "--environment", "TIDEGATE_ENVIRONMENT", variables);
        String gatewayId = option(rest, "--gateway-id", "TIDEGATE_GATEWAY_ID", variables);
        if (!rest.isEmpty()) {
            throw new LaunchFault(
                    Exit.USAGE,
                    "run " + String.join(" ", rest)
                            + ": 'run' knows --data DIR, --home DIR, --environment NAME, --gateway-id ID and --demo only");
        }
        check(
                environment.isEmpty() || ENVIRONMENT.matcher(environment).matches(),
                "--environment (TIDEGATE_ENVIRONMENT) = '" + environment
                        + "' is not allowed: small letters, digits and '-' that begin with a letter, at most 40");
        check(
                gatewayId.length() <= LONGEST_ID && gatewayId.chars().noneMatch(Character::isISOControl),
                "--gateway-id (TIDEGATE_GATEWAY_ID) is not allowed: a text of at most " + LONGEST_ID
                        + " characters without control characters");
        return new RunOptions(demo, environment, gatewayId);
    }

    private static void check(boolean right, String words) throws LaunchFault {
        if (!right) {
            throw new LaunchFault(Exit.USAGE, words.replaceAll("\\p{Cntrl}", "?"));
        }
    }

    private static String option(List<String> rest, String name, String variable, UnaryOperator<String> variables)
            throws LaunchFault {
        int at = rest.indexOf(name);
        if (at < 0) {
            String value = variables.apply(variable);
            return value == null ? "" : value;
        }
        check(at + 1 < rest.size() && !rest.get(at + 1).startsWith("--"), name + " needs a value");
        rest.remove(at);
        return rest.remove(at);
    }
}
