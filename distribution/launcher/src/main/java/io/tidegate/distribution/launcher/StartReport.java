// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;

/** Says in words why a bundle doesn't run. */
final class StartReport {

    private static final Pattern AT_LEAST = Pattern.compile("\\(version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");

    private final FrameworkWiring wiring;

    StartReport(FrameworkWiring wiring) {
        this.wiring = wiring;
    }

    /** One line on a bundle that couldn't be started. */
    String line(Bundle bundle, BundleException fault) {
        String name = bundle.getSymbolicName() + " " + bundle.getVersion();
        if (bundle.getState() != Bundle.INSTALLED) {
            Throwable cause = fault.getCause() == null ? fault : fault.getCause();
            return name + " does not start: " + cause;
        }
        List<String> missing = missing(bundle);
        return name + " does not resolve: "
                + (missing.isEmpty() ? fault.getMessage() : "needs " + String.join(", and ", missing));
    }

    private List<String> missing(Bundle bundle) {
        List<String> missing = new ArrayList<>();
        for (Requirement requirement : bundle.adapt(BundleRevision.class).getRequirements(null)) {
            if (isMandatory(requirement)) {
                Collection<BundleCapability> providers = wiring.findProviders(requirement);
                if (providers.isEmpty()) {
                    missing.add(what(requirement) + ", which " + absence(requirement));
                } else if (providers.stream().noneMatch(provider -> isUsable(provider, bundle))) {
                    Bundle provider = providers.iterator().next().getRevision().getBundle();
                    missing.add(what(requirement) + " of " + provider.getSymbolicName() + " " + provider.getVersion()
                            + ", which does not resolve either");
                }
            }
        }
        return missing;
    }

    private static boolean isMandatory(Requirement requirement) {
        String effective = requirement.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
        String resolution = requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
        return !Namespace.RESOLUTION_OPTIONAL.equals(resolution)
                && (effective == null || Namespace.EFFECTIVE_RESOLVE.equals(effective));
    }

    private static boolean isUsable(BundleCapability provider, Bundle by) {
        return provider.getRevision().getWiring() != null
                || by.equals(provider.getRevision().getBundle());
    }

    private static String what(Requirement requirement) {
        String filter = requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
        return switch (requirement.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> "package " + named(PackageNamespace.PACKAGE_NAMESPACE, filter);
            case BundleNamespace.BUNDLE_NAMESPACE -> "bundle " + named(BundleNamespace.BUNDLE_NAMESPACE, filter);
            case HostNamespace.HOST_NAMESPACE -> "host bundle " + named(HostNamespace.HOST_NAMESPACE, filter);
            default -> "capability " + requirement.getNamespace() + " " + filter;
        };
    }

    private static String absence(Requirement requirement) {
        return switch (requirement.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> "no installed bundle exports";
            case BundleNamespace.BUNDLE_NAMESPACE, HostNamespace.HOST_NAMESPACE -> "is not installed";
            default -> "nothing installed provides";
        };
    }

    private static String named(String namespace, String filter) {
        Matcher name = Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]+)\\)")
                .matcher(filter);
        return name.find()
                ? name.group(1) + range(filter.replace(Constants.BUNDLE_VERSION_ATTRIBUTE, "version"))
                : filter;
    }

    private static String range(String filter) {
        Matcher below = BELOW.matcher(filter);
        String upper = below.find() ? below.group(1) : "";
        Matcher atLeast = AT_LEAST.matcher(BELOW.matcher(filter).replaceAll(""));
        String lower = atLeast.find() ? atLeast.group(1) : "";
        if (lower.isEmpty() && upper.isEmpty()) {
            return "";
        }
        return upper.isEmpty() ? " " + lower + " or newer" : " [" + lower + "," + upper + ")";
    }
}
