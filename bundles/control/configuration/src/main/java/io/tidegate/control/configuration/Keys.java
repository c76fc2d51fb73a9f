// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.Set;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
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

    /** @throws KuraException if it can't be a name */
    static void required(String what, String value) throws KuraException {
        if (value == null || value.isBlank()) {
            throw new ConfigurationFault(KuraErrorCode.INVALID_PARAMETER, "a " + what + " is required");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new ConfigurationFault(
                    KuraErrorCode.INVALID_PARAMETER,
                    what + " '" + value.replaceAll("\\p{Cntrl}", "?") + "' is not allowed: no control characters");
        }
    }
}
