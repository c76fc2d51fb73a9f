// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.kura.configuration.ComponentConfiguration;

/** A component's values to be looked at by anybody: what is secret is starred out. */
final class Shown {

    private final Configured component;
    private final Map<String, Object> written;
    private final Differences secrets;

    /** @param set what is set for it, null if nothing is */
    Shown(ComponentConfiguration view, Configured set, Differences secrets) {
        String factory = Objects.toString(view.getConfigurationProperties().get(Keys.FACTORY), "");
        component = new Configured(view.getPid(), factory, Views.values(view));
        written = set == null ? Map.of() : set.properties();
        this.secrets = secrets;
    }

    /** As the component is given them; a text with a secret in it as it was written. */
    Configured resolved() {
        Map<String, Object> values = new TreeMap<>(component.properties());
        values.replaceAll((key, given) ->
                Substitution.refersTo(written.get(key), Substitution.SECRET) && !secrets.secret(component, key, given)
                        ? written.get(key)
                        : given);
        return masked(values);
    }

    /** As they were written, and the defaults of what wasn't. */
    Configured unresolved() {
        Map<String, Object> values = new TreeMap<>(component.properties());
        values.putAll(written);
        return masked(values);
    }

    private Configured masked(Map<String, Object> values) {
        values.replaceAll((key, value) ->
                secrets.secret(component, key, value) && !Substitution.isReference(value) ? new Encrypted("") : value);
        return component.with(values);
    }
}
