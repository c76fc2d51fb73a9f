// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.osgi;

import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Finds bundles. */
public class BundleUtil {

    private BundleUtil() {}

    /**
     * The bundles that have registered a service of one of the classes with all of the properties.
     *
     * @throws IllegalArgumentException if there is neither a class nor a property to look for
     */
    public static Set<Bundle> getBundles(
            BundleContext bundleContext, Class<?>[] classes, Map<String, String> properties) {
        String filter = FilterUtil.and(
                FilterUtil.or(
                        Arrays.stream(classes).map(FilterUtil::objectClass).toArray(String[]::new)),
                FilterUtil.and(properties.entrySet().stream()
                        .map(property -> FilterUtil.equal(property.getKey(), property.getValue()))
                        .toArray(String[]::new)));
        if (filter.isEmpty()) {
            throw new IllegalArgumentException("bundles are found by a class or a property of their services");
        }
        return bundles(bundleContext, filter);
    }

    /** The bundles whose manifest has all of the headers with exactly these values. */
    public static Set<Bundle> getBundles(BundleContext bundleContext, Map<String, String> headers) {
        Objects.requireNonNull(headers, "headers");
        return Arrays.stream(bundleContext.getBundles())
                .filter(bundle -> has(bundle.getHeaders(), headers))
                .collect(Collectors.toSet());
    }

    private static boolean has(Dictionary<String, String> manifest, Map<String, String> headers) {
        return headers.entrySet().stream().allMatch(header -> header.getValue().equals(manifest.get(header.getKey())));
    }

    private static Set<Bundle> bundles(BundleContext bundleContext, String filter) {
        try {
            ServiceReference<?>[] services = bundleContext.getAllServiceReferences(null, filter);
            if (services == null) {
                return Collections.emptySet();
            }
            return Arrays.stream(services)
                    .map(ServiceReference::getBundle)
                    .filter(Objects::nonNull) // unregistered meanwhile
                    .collect(Collectors.toSet());
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
