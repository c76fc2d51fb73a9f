// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What {@code $[gateway:name]} stands for: the keys of the singleton {@link #PID}; below its {@code id} and {@code
 * environment} what the gateway was started with, then the host's name and {@code production}. Thread-safe.
 */
final class GatewayVariables {

    static final String PID = "io.tidegate.control.configuration.gateway";
    static final String ID = "id";
    static final String ENVIRONMENT = "environment";

    private static final String PRODUCTION = "production";
    private static final int LONGEST = 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");
    private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final UnaryOperator<String> started;
    private final Substitution.Lookup environmentVariable;

    /** @param started the framework's properties, null for one that isn't there */
    GatewayVariables(UnaryOperator<String> started, Substitution.Lookup environmentVariable) {
        this.started = started;
        this.environmentVariable = environmentVariable;
    }

    /** The variables as these components have them, each time they are looked up. */
    Substitution.Lookup in(Map<String, Configured> components) {
        return name -> lookUp(components.get(PID), name);
    }

    /** The environment's name as these components have it; what can't be one is passed over. */
    String environment(Map<String, Configured> components) {
        return environment(components.get(PID));
    }

    private String lookUp(Configured set, String name) throws Substitution.Unresolved {
        return switch (name) {
            case ID -> id(set);
            case ENVIRONMENT -> environment(set);
            default -> variable(set, name);
        };
    }

    private String variable(Configured set, String name) throws Substitution.Unresolved {
        Object value = set == null ? null : set.properties().get(name);
        if (value == null) {
            throw new Substitution.Unresolved("the gateway has no variable " + name + ", a key of " + PID);
        }
        return resolved(value);
    }

    private String environment(Configured set) {
        String given = given(set, ENVIRONMENT);
        String environment =
                given.isEmpty() ? Objects.requireNonNullElse(started.apply("tidegate.environment"), "") : given;
        return ENVIRONMENT_NAME.matcher(environment).matches() ? environment : PRODUCTION;
    }

    /** What is set, or nothing if it can't be that key's value. */
    private String given(Configured set, String key) {
        Object value = set == null ? null : set.properties().get(key);
        if (value == null) {
            return "";
        }
        try {
            String text = resolved(value);
            return allowed(key, text) == null ? text : "";
        } catch (Substitution.Unresolved e) {
            return ""; // The component's own line tells it.
        }
    }

    private String id(Configured set) throws Substitution.Unresolved {
        String given = given(set, ID);
        String id = given.isEmpty() ? started.apply("tidegate.gateway.id") : given;
        try {
            return id == null || id.isEmpty() ? InetAddress.getLocalHost().getHostName() : id;
        } catch (UnknownHostException e) {
            throw new Substitution.Unresolved("the gateway has no id, and its host no name");
        }
    }

    private String resolved(Object value) throws Substitution.Unresolved {
        return value instanceof String text
                ? Substitution.only(Substitution.ENVIRONMENT_VARIABLE, environmentVariable)
                        .resolve(text)
                : String.valueOf(value);
    }

    /** What is wrong with the variables of a component, if it is the one that has them. */
    List<Problem> problems(Configured component) {
        List<Problem> problems = new ArrayList<>();
        if (component.pid().equals(PID)) {
            if (!component.factoryPid().isEmpty()) {
                problems.add(
                        problem(Keys.FACTORY, component.factoryPid(), "this is the name of the gateway's variables"));
            }
            component.properties().forEach((key, value) -> {
                String allowed = allowed(key, value);
                if (allowed != null) {
                    problems.add(problem(key, Resolver.text(value), allowed));
                }
            });
        }
        return problems;
    }

    /** That component is given what counts, and what doesn't is told. */
    void complete(Configured component, Map<String, Object> resolved, List<String> unresolved) {
        if (component.pid().equals(PID)) {
            problems(component).forEach(problem -> unresolved.add(problem.toString()));
            resolved.put(ENVIRONMENT, environment(component));
            try {
                resolved.put(ID, id(component));
            } catch (Substitution.Unresolved e) {
                unresolved.add(PID + ": " + ID + ": " + e.getMessage());
            }
        }
    }

    private static Problem problem(String key, String value, String allowed) {
        return new Problem(PID, key, value, allowed);
    }

    /** In words, or null if the value is. */
    private String allowed(String key, Object value) {
        if (!NAME.matcher(key).matches()) {
            return "a variable's name has letters, digits, '.', '_' and '-', begins with a letter, and is of at most 64";
        }
        if (value instanceof Encrypted || value.getClass().isArray()) {
            return "one text, number or truth value; secrets are referred to where they are needed: $[secret:name]";
        }
        if (!(value instanceof String text)) {
            return null;
        }
        if (Substitution.refersTo(text, Substitution.GATEWAY) || Substitution.refersTo(text, Substitution.SECRET)) {
            return "a variable may refer to $[env:NAME] only";
        }
        try {
            return allowed(key, resolved(text));
        } catch (Substitution.Unresolved e) {
            return null; // It may resolve on the next start.
        }
    }

    private static String allowed(String key, String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            return "a text of at most " + LONGEST + " characters without control characters";
        }
        boolean environment = key.equals(ENVIRONMENT) && !text.isEmpty();
        return environment && !ENVIRONMENT_NAME.matcher(text).matches()
                ? "small letters, digits and '-' that begin with a letter, at most 40"
                : null;
    }
}
