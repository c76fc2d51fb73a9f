// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/**
 * Something that a jar can't be resolved without, read from its manifest.
 *
 * @param name of the package, bundle or capability
 */
record Need(String namespace, Map<String, String> directives, String name, String words) implements Requirement {

    private static final String EE = ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE;
    private static final Pattern JAVA = Pattern.compile("J(?:ava|2)SE-([0-9.]+)");
    private static final Pattern JAVA_FILTER =
            Pattern.compile("\\(&\\(osgi\\.ee=JavaSE\\)\\(version>?=([0-9.]+)\\)\\)");

    static List<Need> of(JarFacts jar) {
        List<Need> needs = new ArrayList<>();
        for (Headers.Clause clause : mandatory(jar, Constants.IMPORT_PACKAGE)) {
            for (String name : clause.paths()) {
                needs.add(versioned(
                        PackageNamespace.PACKAGE_NAMESPACE, name, Constants.VERSION_ATTRIBUTE, clause, "package "));
            }
        }
        for (Headers.Clause clause : mandatory(jar, Constants.REQUIRE_BUNDLE)) {
            needs.add(bundle(BundleNamespace.BUNDLE_NAMESPACE, clause, "bundle "));
        }
        for (Headers.Clause clause : mandatory(jar, Constants.FRAGMENT_HOST)) {
            needs.add(bundle(HostNamespace.HOST_NAMESPACE, clause, "host bundle "));
        }
        for (Headers.Clause clause : mandatory(jar, Constants.REQUIRE_CAPABILITY)) {
            if (!"active".equals(clause.directives().get(Constants.EFFECTIVE_DIRECTIVE))) {
                String filter = clause.directives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
                needs.add(new Need(clause.path(), filter(filter), clause.path(), words(clause.path(), filter)));
            }
        }
        environment(jar, needs).ifPresent(needs::add);
        return needs;
    }

    /** The old header for the execution environment counts where the capability is not required. */
    private static Optional<Need> environment(JarFacts jar, List<Need> needs) {
        List<String> names = Headers.parse(jar.headers().get("Bundle-RequiredExecutionEnvironment")).stream()
                .map(Headers.Clause::path)
                .toList();
        List<String> filters = names.stream()
                .map(JAVA::matcher)
                .filter(Matcher::matches)
                .map(java -> "(&(osgi.ee=JavaSE)(version=" + java.group(1) + "))")
                .toList();
        boolean said = needs.stream().anyMatch(need -> need.namespace().equals(EE));
        if (said || filters.isEmpty() || filters.size() < names.size()) {
            return Optional.empty();
        }
        String any = filters.size() == 1 ? filters.get(0) : "(|" + String.join("", filters) + ")";
        return Optional.of(new Need(EE, filter(any), EE, String.join(" or ", names)));
    }

    private static String words(String namespace, String filter) {
        Matcher java = JAVA_FILTER.matcher(filter.replaceAll("\\s", ""));
        return namespace.equals(EE) && java.matches()
                ? "Java " + java.group(1)
                : "capability " + namespace + (filter.isEmpty() ? "" : " " + filter);
    }

    /** The same need without its version; empty if it names nothing. */
    Optional<Need> inAnyVersion() {
        String filter = directives.getOrDefault(Constants.FILTER_DIRECTIVE, "");
        String named = "(" + namespace + "=";
        int at = filter.indexOf(named);
        return at < 0
                ? Optional.empty()
                : Optional.of(
                        new Need(namespace, filter(filter.substring(at, filter.indexOf(')', at) + 1)), name, words));
    }

    /** Whether a jar that is not installed yet would meet it by an exported package, as a bundle or by a capability. */
    boolean metBy(JarFacts jar) {
        return switch (namespace) {
            case PackageNamespace.PACKAGE_NAMESPACE ->
                Headers.parse(jar.headers().get(Constants.EXPORT_PACKAGE)).stream()
                        .anyMatch(clause -> clause.paths().stream()
                                .anyMatch(name -> matches(provided(
                                        clause,
                                        name,
                                        PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE,
                                        clause.attributes().get("version")))));
            case BundleNamespace.BUNDLE_NAMESPACE, HostNamespace.HOST_NAMESPACE ->
                matches(Map.of(
                        namespace, jar.bsn(), Constants.BUNDLE_VERSION_ATTRIBUTE, Version.parseVersion(jar.version())));
            default ->
                Headers.parse(jar.headers().get(Constants.PROVIDE_CAPABILITY)).stream()
                        .anyMatch(clause -> clause.path().equals(namespace)
                                && matches(provided(
                                        clause,
                                        "",
                                        "version",
                                        clause.attributes().get("version"))));
        };
    }

    @Override
    public String getNamespace() {
        return namespace;
    }

    @Override
    public Map<String, String> getDirectives() {
        return directives;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public Resource getResource() {
        return null;
    }

    private Map<String, Object> provided(Headers.Clause clause, String name, String versionKey, String version) {
        Map<String, Object> attributes = new HashMap<>(clause.attributes());
        attributes.put(versionKey, Version.parseVersion(version));
        if (!name.isEmpty()) {
            attributes.put(namespace, name);
        }
        return attributes;
    }

    private boolean matches(Map<String, ?> attributes) {
        String filter = directives.get(Constants.FILTER_DIRECTIVE);
        try {
            return filter == null || FrameworkUtil.createFilter(filter).matches(attributes);
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }

    private static List<Headers.Clause> mandatory(JarFacts jar, String header) {
        return Headers.parse(jar.headers().get(header)).stream()
                .filter(c -> !"optional".equals(c.directives().get(Constants.RESOLUTION_DIRECTIVE)))
                .toList();
    }

    private static Need bundle(String namespace, Headers.Clause clause, String kind) {
        return versioned(namespace, clause.path(), Constants.BUNDLE_VERSION_ATTRIBUTE, clause, kind);
    }

    private static Need versioned(String namespace, String name, String key, Headers.Clause clause, String kind) {
        String range = clause.attributes().get(key);
        String isNamed = "(" + namespace + "=" + name + ")";
        if (range == null) {
            return new Need(namespace, filter(isNamed), name, kind + name);
        }
        String inRange = VersionRange.valueOf(range).toFilterString(key);
        return new Need(namespace, filter("(&" + isNamed + inRange + ")"), name, kind + name + " " + range);
    }

    private static Map<String, String> filter(String filter) {
        return filter.isEmpty() ? Map.of() : Map.of(Constants.FILTER_DIRECTIVE, filter);
    }
}
