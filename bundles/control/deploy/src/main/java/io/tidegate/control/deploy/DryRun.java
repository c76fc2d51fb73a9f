// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.FrameworkWiring;

/** Tells without installing anything what a jar would miss. Advice: the proof is the resolution of the installed bundle. */
final class DryRun {

    private final FrameworkWiring framework;

    DryRun(BundleContext context) {
        framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /**
     * One line per unmet need of a jar, and one for each hint at what to use instead.
     *
     * @param beside jars that would be installed with it
     * @param leaving symbolic names of installed bundles that would be gone or changed then
     */
    List<String> missing(JarFacts jar, List<JarFacts> beside, Set<String> leaving) {
        List<String> missing = new ArrayList<>();
        Set<String> hints = new LinkedHashSet<>();
        for (Need need : Need.of(jar)) {
            boolean met = need.metBy(jar)
                    || beside.stream().anyMatch(need::metBy)
                    || !providers(need, leaving).isEmpty();
            if (!met) {
                List<String> others = others(need, leaving);
                missing.add(jar.bsn() + " " + jar.version() + " needs " + need.words()
                        + (others.isEmpty()
                                ? ", which nothing here provides"
                                : ", but there is " + String.join(", ", others)));
                if (others.isEmpty()) {
                    Instead.of(need.name()).ifPresent(hints::add);
                }
            }
        }
        missing.addAll(hints);
        return missing;
    }

    /** The jars in an order in which each finds what it needs among those before it, as far as there is one. */
    List<JarFacts> ordered(List<JarFacts> jars, Set<String> leaving) {
        List<JarFacts> rest = new ArrayList<>(jars);
        List<JarFacts> ordered = new ArrayList<>();
        while (!rest.isEmpty()) {
            JarFacts next = rest.stream()
                    .filter(jar -> missing(jar, ordered, leaving).isEmpty())
                    .findFirst()
                    .orElse(rest.get(0));
            rest.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private List<BundleCapability> providers(Need need, Set<String> leaving) {
        return framework.findProviders(need).stream()
                .filter(c -> !leaving.contains(c.getRevision().getSymbolicName()))
                .toList();
    }

    /** What there is of the same name in other versions. */
    private List<String> others(Need need, Set<String> leaving) {
        if (need.namespace().equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)) {
            return List.of("Java " + Runtime.version().feature());
        }
        return need.inAnyVersion().stream()
                .flatMap(any -> providers(any, leaving).stream())
                .map(DryRun::words)
                .distinct()
                .toList();
    }

    private static String words(BundleCapability found) {
        Map<String, Object> attributes = found.getAttributes();
        Object version = attributes.getOrDefault("version", attributes.get("bundle-version"));
        String bsn = found.getRevision().getSymbolicName();
        return version + " of " + (found.getRevision().getBundle().getBundleId() == 0 ? "the framework" : bsn);
    }
}
