// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.FrameworkWiring;

/** Tells without installing anything what a jar would miss. Advice: the proof is the resolution of the installed bundle. */
final class DryRun {

    private final FrameworkWiring framework;

    DryRun(BundleContext context) {
        framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /** One line per unmet need of a jar, {@code beside} jars that would be installed before it. */
    List<String> missing(JarFacts jar, List<JarFacts> beside) {
        List<String> missing = new ArrayList<>();
        for (Need need : Need.of(jar)) {
            boolean met = need.metBy(jar)
                    || beside.stream().anyMatch(need::metBy)
                    || !framework.findProviders(need).isEmpty();
            if (!met) {
                missing.add(jar.bsn() + " " + jar.version() + " needs " + need.words() + ", which nothing here provides"
                        + others(need));
            }
        }
        return missing;
    }

    /** The jars in an order in which each finds what it needs among those before it, as far as there is one. */
    List<JarFacts> ordered(List<JarFacts> jars) {
        List<JarFacts> rest = new ArrayList<>(jars);
        List<JarFacts> ordered = new ArrayList<>();
        while (!rest.isEmpty()) {
            JarFacts next = rest.stream()
                    .filter(jar -> missing(jar, ordered).isEmpty())
                    .findFirst()
                    .orElse(rest.get(0));
            rest.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private String others(Need need) {
        String filter = need.directives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        String named = "(" + need.namespace() + "=";
        int at = filter.indexOf(named);
        if (at < 0) {
            return "";
        }
        Need anyVersion = new Need(
                need.namespace(),
                java.util.Map.of(Constants.FILTER_DIRECTIVE, filter.substring(at, filter.indexOf(')', at) + 1)),
                "");
        Collection<BundleCapability> found = framework.findProviders(anyVersion);
        return found.stream()
                .map(c -> c.getAttributes()
                                .getOrDefault("version", c.getAttributes().get("bundle-version")) + " of "
                        + c.getRevision().getSymbolicName())
                .distinct()
                .collect(Collectors.joining(", ", found.isEmpty() ? "" : " (there is ", found.isEmpty() ? "" : ")"));
    }
}
