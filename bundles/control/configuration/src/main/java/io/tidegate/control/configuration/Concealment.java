// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;
import org.eclipse.kura.KuraException;

/**
 * Takes secrets out of the words of somebody who was given them, as a validator that quotes the URL in which one stands. Only
 * made when there are words.
 */
final class Concealment {

    private static final String HIDDEN = "********";

    /** What is shorter is found in any word. */
    private static final int SHORTEST = 3;

    private final Secrets secrets;
    private final Substitution substitution;

    /** The longest first, for one may be a part of another. */
    private final TreeSet<String> texts =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private Concealment(Secrets secrets, Substitution substitution) {
        this.secrets = secrets;
        this.substitution = substitution;
    }

    /** Of the secrets in these components. */
    static Concealment of(Collection<Configured> components, Secrets secrets, Substitution substitution) {
        Concealment concealment = new Concealment(secrets, substitution);
        components.forEach(component -> component.properties().values().forEach(concealment::addAll));
        return concealment;
    }

    private void addAll(Object value) {
        Substitution.names(value, Substitution.SECRET)
                .forEach(name -> add("$[" + Substitution.SECRET + ":" + name + "]"));
        for (Object element : Values.elements(value, false)) {
            if (element instanceof Encrypted password) {
                add(password);
            }
        }
    }

    private void add(String reference) {
        try {
            texts.add(substitution.resolve(reference));
        } catch (Substitution.Unresolved e) {
            // Nobody was given it.
        }
    }

    private void add(Encrypted password) {
        texts.add(password.text());
        try {
            texts.add(secrets.open(password));
        } catch (KuraException e) {
            // Nobody could read it.
        }
    }

    String of(String words) {
        String concealed = String.valueOf(words);
        for (String text : texts) {
            if (text.length() >= SHORTEST) {
                concealed = concealed.replace(text, HIDDEN);
            }
        }
        return concealed;
    }

    Problem of(Problem problem) {
        return new Problem(problem.pid(), problem.key(), of(problem.value()), of(problem.allowed()));
    }
}
