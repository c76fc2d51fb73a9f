// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.Set;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.Constants;

/** The keys that say which component a configuration is for; they are derived, never set. */
final class Keys {

    static final String NAME = ConfigurationService.KURA_SERVICE_PID;
    static final String PID = Constants.SERVICE_PID;
    static final String FACTORY = "service.factoryPid";
    static final String LOCATION = "service.bundleLocation";

    private static final Set<String> IDENTITY = Set.of(NAME, PID, FACTORY, LOCATION);

    private Keys() {}

    static boolean isIdentity(String key) {
        return IDENTITY.contains(key) || key.startsWith(":org.apache.felix.configadmin.");
    }
}
