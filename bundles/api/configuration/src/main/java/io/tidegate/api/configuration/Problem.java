// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.configuration;

import java.util.Objects;

/**
 * One thing that is wrong in a configuration.
 *
 * @param pid the component
 * @param key the configuration key
 * @param value the value as given; never a secret
 * @param allowed what is allowed there, in words
 */
public record Problem(String pid, String key, String value, String allowed) {

    public Problem {
        Objects.requireNonNull(pid, "pid");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(allowed, "allowed");
    }

    /** The line an operator reads. */
    @Override
    public String toString() {
        return pid + ": " + key + " = '" + value + "' is not allowed: " + allowed;
    }
}
