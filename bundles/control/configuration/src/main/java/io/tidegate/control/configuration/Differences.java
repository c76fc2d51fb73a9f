// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.history.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Scalar;

/** What is other in one state than in another; secrets are told from values, but never told. */
final class Differences {

    /** What is hidden as long as no definition says what it is. */
    private static final Pattern SUSPECT = Pattern.compile(".*(password|passphrase|passwd|secret|token|credential).*");

    private final Function<String, Optional<Designated>> definitions;
    private final Secrets secrets;

    /** @param definitions by the PID of a singleton or factory */
    Differences(Function<String, Optional<Designated>> definitions, Secrets secrets) {
        this.definitions = definitions;
        this.secrets = secrets;
    }

    /** By component and property. */
    List<Difference> between(SortedMap<String, Configured> before, SortedMap<String, Configured> after) {
        Set<String> pids = new TreeSet<>(before.keySet());
        pids.addAll(after.keySet());
        List<Difference> all = new ArrayList<>();
        pids.forEach(pid -> add(all, before.get(pid), after.get(pid)));
        return all;
    }

    private void add(List<Difference> all, Configured before, Configured after) {
        boolean replaced =
                before != null && after != null && !before.factoryPid().equals(after.factoryPid());
        if (replaced) {
            add(all, before, null);
            add(all, null, after);
            return;
        }
        Configured known = after == null ? before : after;
        if (before == null || after == null) {
            String key = known.factoryPid().isEmpty() ? Keys.PID : Keys.FACTORY;
            all.add(new Difference(
                    known.pid(), key, before == null ? null : before.type(), after == null ? null : after.type()));
        }
        Map<String, Object> old = before == null ? Map.of() : before.properties();
        Map<String, Object> now = after == null ? Map.of() : after.properties();
        Set<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        keys.stream()
                .filter(key -> !same(old.get(key), now.get(key)))
                .map(key -> told(known, key, old.get(key), now.get(key)))
                .forEach(all::add);
    }

    private boolean same(Object before, Object after) {
        return Objects.deepEquals(before, after)
                || (before instanceof Encrypted some && after instanceof Encrypted other && secrets.same(some, other));
    }

    private Difference told(Configured component, String key, Object before, Object after) {
        boolean hidden = secret(component, key, before) || secret(component, key, after);
        return new Difference(component.pid(), key, words(before, hidden), words(after, hidden));
    }

    private static String words(Object value, boolean hidden) {
        if (value == null) {
            return null;
        }
        return hidden ? Difference.MASK : text(value);
    }

    /** A list in brackets, so that a list of one is told from one value. */
    static String text(Object value) {
        String text =
                Values.elements(value, false).stream().map(String::valueOf).collect(Collectors.joining(", "));
        return value.getClass().isArray() ? "[" + text + "]" : text;
    }

    /** Whether a value must not be read. */
    boolean secret(Configured component, String key, Object value) {
        if (value == null) {
            return false;
        }
        if (value instanceof Encrypted || value instanceof Encrypted[]) {
            return true;
        }
        Optional<Designated> definition = definitions.apply(component.type());
        return definition.isEmpty()
                ? suspect(key)
                : definition.get().ocd().getAD().stream().anyMatch(attribute -> password(attribute, key));
    }

    /** Whether a key that no definition knows is named like a secret. */
    static boolean suspect(String key) {
        return SUSPECT.matcher(key.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean password(AD attribute, String key) {
        return key.equals(attribute.getId()) && attribute.getType() == Scalar.PASSWORD;
    }

    /** Components with what must not be read starred out. */
    SortedMap<String, Configured> masked(SortedMap<String, Configured> components) {
        SortedMap<String, Configured> masked = new TreeMap<>(components);
        masked.replaceAll((pid, component) -> {
            Map<String, Object> values = new TreeMap<>(component.properties());
            values.replaceAll((key, value) -> secret(component, key, value) ? new Encrypted("") : value);
            return component.with(values);
        });
        return masked;
    }
}
