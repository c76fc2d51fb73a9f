// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.configuration;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A configuration as it would be.
 *
 * @param pid the component's name ({@code kura.service.pid})
 * @param factoryPid the factory it is an instance of, or the PID itself for a singleton
 * @param properties all properties, defaults merged in; passwords encrypted. Never null, not modifiable
 * @param others the properties of any other component by name, as they would be after the change; empty if there is none
 */
public record Candidate(
        String pid,
        String factoryPid,
        Map<String, Object> properties,
        Function<String, Optional<Map<String, Object>>> others) {

    public Candidate {
        Objects.requireNonNull(pid, "pid");
        Objects.requireNonNull(factoryPid, "factoryPid");
        Objects.requireNonNull(others, "others");
        properties = Collections.unmodifiableMap(new HashMap<>(properties));
    }
}
