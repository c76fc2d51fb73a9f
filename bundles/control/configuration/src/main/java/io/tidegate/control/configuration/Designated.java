// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import org.eclipse.kura.configuration.metatype.OCD;

/** A PID that a bundle's metatype designates, with what it says about it. */
record Designated(String pid, boolean factory, OCD ocd) {}
