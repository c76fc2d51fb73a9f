// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import org.eclipse.kura.configuration.metatype.OCD;

/**
 * A PID that a bundle's metatype designates, with what it says about it.
 *
 * @param givenDefaults whether it is a component that is configured with its defaults when nobody configures it
 */
record Designated(String pid, boolean factory, OCD ocd, boolean givenDefaults) {

    Designated(String pid, boolean factory, OCD ocd) {
        this(pid, factory, ocd, false);
    }

    Designated withDefaults() {
        return new Designated(pid, factory, ocd, true);
    }
}
