// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;

/** From what is set for a component to what it is given: definition's defaults, the values in their types, substitutions. */
final class Resolver {

    private final Function<String, Optional<Designated>> definitions;
    private final Secrets secrets;
    private final Substitution substitution;
    private final GatewayVariables variables;

    /** @param substitution of what doesn't depend on what is set */
    Resolver(
            Function<String, Optional<Designated>> definitions,
            Secrets secrets,
            Substitution substitution,
            GatewayVariables variables) {
        this.definitions = definitions;
        this.secrets = secrets;
        this.substitution = substitution;
        this.variables = variables;
    }

    /** One that takes the gateway's variables from these components, as they are whenever it is asked. */
    Resolver seeing(Map<String, Configured> components) {
        return new Resolver(
                definitions, secrets, substitution.with(Substitution.GATEWAY, variables.in(components)), variables);
    }

    /** What is set, each value in its key's type as far as the definition is known; and what can't be. */
    record Checked(Configured component, List<Problem> problems) {}

    /** @param complete whether required keys must be there */
    Checked check(Configured given, boolean complete) throws KuraException {
        Map<String, Object> typed = new TreeMap<>(given.properties());
        List<Problem> problems = new ArrayList<>(variables.problems(given));
        for (AD attribute : attributes(given.type())) {
            String key = attribute.getId();
            Object value = typed.get(key);
            if (value != null) {
                try {
                    Object converted = typed(attribute, value);
                    typed.compute(key, (k, old) -> Substitution.appliesTo(old) ? old : converted);
                } catch (Values.NotAllowed e) {
                    boolean secret = attribute.getType() == Scalar.PASSWORD;
                    problems.add(new Problem(
                            given.pid(),
                            key,
                            secret ? "********" : FaultLine.cut(text(value), 200),
                            secret ? e.getMessage() : e.getMessage() + meant(value)));
                } catch (Substitution.Unresolved e) {
                    // It may resolve on the next start; the component is shown degraded meanwhile.
                }
            }
            boolean missing = typed.get(key) == null || typed.get(key).equals("");
            if (complete && attribute.isRequired() && missing && attribute.getDefault() == null) {
                problems.add(new Problem(given.pid(), key, "", "a value is required"));
            }
        }
        return new Checked(given.with(typed), problems);
    }

    /** What the component is given, passwords still {@link Encrypted}. Values that can't be resolved are left at the default. */
    Map<String, Object> resolve(Configured component, List<String> unresolved) {
        Optional<Designated> definition = definitions.apply(component.type());
        Map<String, Object> resolved = definition
                .map(d -> defaults(d.ocd(), component.pid(), unresolved))
                .orElseGet(TreeMap::new);
        Map<String, AD> known = new HashMap<>();
        attributes(component.type()).forEach(attribute -> known.put(attribute.getId(), attribute));
        component.properties().forEach((key, value) -> {
            try {
                AD attribute = known.get(key);
                Object typed = attribute != null ? typed(attribute, value) : substitution.resolve(value);
                if (typed != null) {
                    resolved.put(key, typed);
                }
            } catch (Substitution.Unresolved e) {
                unresolved.add(component.pid() + ": " + key + " = '" + shown(known.get(key), value)
                        + "' can't be resolved: " + e.getMessage());
            } catch (Values.NotAllowed | KuraException e) {
                // A snapshot is applied as it is; the component itself says what it can't take.
                resolved.put(key, value);
            }
        });
        variables.complete(component, resolved, unresolved);
        resolved.put(Keys.NAME, component.pid());
        resolved.put(Keys.PID, component.servicePid());
        if (!component.factoryPid().isEmpty()) {
            resolved.put(Keys.FACTORY, component.factoryPid());
        }
        return resolved;
    }

    /** The defaults that a definition names. */
    Map<String, Object> defaults(OCD definition, String pid, List<String> unresolved) {
        Map<String, Object> defaults = new TreeMap<>();
        for (AD attribute : definition.getAD()) {
            try {
                Object value = Values.defaultOf(attribute, secrets);
                if (value != null) {
                    defaults.put(attribute.getId(), value);
                }
            } catch (KuraException e) {
                unresolved.add(pid + ": " + attribute.getId() + ": " + e.getMessage());
            }
        }
        return defaults;
    }

    private Object typed(AD attribute, Object value) throws Values.NotAllowed, Substitution.Unresolved, KuraException {
        if (Substitution.appliesTo(value)) {
            boolean clear =
                    value instanceof String[] list && !Arrays.stream(list).allMatch(Substitution::appliesTo);
            if (clear && attribute.getType() == Scalar.PASSWORD) {
                throw new Values.NotAllowed("a list of secrets or of references, not of both");
            }
            Object text = substitution.resolve(value);
            Object given = attribute.getType() == Scalar.PASSWORD ? Values.sealed(text, secrets) : text;
            return Values.typed(attribute, given, secrets);
        }
        return Values.typed(attribute, value, secrets);
    }

    /** What a reference stands for that is not allowed; it is the operator's only way to see it. */
    private String meant(Object value) {
        if (!Substitution.appliesTo(value) || Substitution.refersTo(value, Substitution.SECRET)) {
            return "";
        }
        try {
            return "; here it stands for '" + text(substitution.resolve(value)) + "'";
        } catch (Substitution.Unresolved e) {
            return "";
        }
    }

    /** Beside the references in a password a part of it may stand in clear. */
    private static String shown(AD attribute, Object value) {
        String text = text(value);
        boolean clear = attribute != null && attribute.getType() == Scalar.PASSWORD && !Substitution.isReference(value);
        return clear ? "********" : text;
    }

    /** What takes the secrets of these components out of words. */
    Concealment concealment(Collection<Configured> components) {
        return Concealment.of(components, secrets, substitution);
    }

    private List<AD> attributes(String type) {
        return definitions.apply(type).map(d -> d.ocd().getAD()).orElse(List.of());
    }

    static String text(Object value) {
        List<String> elements =
                Values.elements(value, false).stream().map(String::valueOf).toList();
        return value.getClass().isArray() ? elements.toString() : String.join(",", elements);
    }

    /** As components and validators see it: passwords as cipher text. */
    static Map<String, Object> plain(Map<String, Object> resolved) {
        return mapped(resolved, Encrypted::text, String[]::new);
    }

    /** As the API's callers see it: passwords as {@code Password} around the cipher text. */
    static Map<String, Object> forCallers(Map<String, Object> resolved) {
        return mapped(resolved, e -> new Password(e.text()), Password[]::new);
    }

    private static <T> Map<String, Object> mapped(
            Map<String, Object> resolved, Function<Encrypted, T> password, IntFunction<T[]> array) {
        Map<String, Object> plain = new HashMap<>(resolved);
        plain.replaceAll((key, value) -> {
            if (value instanceof Encrypted encrypted) {
                return password.apply(encrypted);
            }
            if (value instanceof Encrypted[] list) {
                return Arrays.stream(list).map(password).toArray(array);
            }
            return value;
        });
        return plain;
    }
}
