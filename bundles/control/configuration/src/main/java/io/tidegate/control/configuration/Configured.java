// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What was set for one component: no defaults, no identity keys, substitutions as written, passwords {@link Encrypted},
 * lists as arrays of boxed values.
 *
 * @param pid the component's name
 * @param factoryPid the factory it is an instance of, or empty for a singleton
 */
record Configured(String pid, String factoryPid, Map<String, Object> properties) {

    Configured {
        TreeMap<String, Object> sorted = new TreeMap<>(properties);
        sorted.keySet().removeIf(Keys::isIdentity);
        properties = Collections.unmodifiableMap(sorted);
    }

    /** The PID in ConfigurationAdmin. */
    String servicePid() {
        return factoryPid.isEmpty() ? pid : factoryPid + "~" + pid;
    }

    /** The PID that definitions and validators know. */
    String type() {
        return factoryPid.isEmpty() ? pid : factoryPid;
    }

    Configured with(Map<String, Object> changed) {
        return new Configured(pid, factoryPid, changed);
    }

    boolean sameAs(Configured other) {
        return other != null && factoryPid.equals(other.factoryPid) && same(properties, other.properties);
    }

    static boolean same(Map<String, Object> some, Map<String, Object> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(e -> Objects.deepEquals(e.getValue(), others.get(e.getKey())));
    }
}
