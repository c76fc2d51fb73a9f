// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.service;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.kura.util.osgi.FilterUtil;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The names under which components are services. */
final class ServiceNames {

    private static final String KURA_SERVICE_PID = "kura.service.pid";

    private ServiceNames() {}

    /** Whether those of a service of a component that is there are accepted. */
    static boolean ofComponent(BundleContext context, String name, Predicate<Set<String>> accepted) {
        try {
            ServiceReference<?>[] references =
                    context.getAllServiceReferences(null, FilterUtil.equal(KURA_SERVICE_PID, name));
            return references != null
                    && Arrays.stream(references)
                            .map(reference -> (String[]) reference.getProperty(Constants.OBJECTCLASS))
                            .anyMatch(names -> accepted.test(set(names)));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e); // the name is quoted
        }
    }

    /** Whether those of the components of a factory pid are accepted, whether there are any or not yet. */
    static boolean ofFactory(BundleContext context, String factoryPid, Predicate<Set<String>> accepted) {
        ServiceReference<ServiceComponentRuntime> reference =
                context.getServiceReference(ServiceComponentRuntime.class);
        ServiceComponentRuntime components = reference == null ? null : context.getService(reference);
        if (components == null) {
            return false;
        }
        try {
            return components.getComponentDescriptionDTOs().stream()
                    .filter(component -> Objects.equals(component.name, factoryPid))
                    .anyMatch(component -> accepted.test(set(component.serviceInterfaces)));
        } finally {
            context.ungetService(reference);
        }
    }

    private static Set<String> set(String... names) {
        return names == null ? Collections.emptySet() : new HashSet<>(Arrays.asList(names));
    }
}
