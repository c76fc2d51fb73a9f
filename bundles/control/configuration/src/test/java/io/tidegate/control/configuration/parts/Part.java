// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration.parts;

import org.eclipse.kura.configuration.ConfigurableComponent;

/** A component whose service properties are all there is to it. */
public final class Part implements ConfigurableComponent {}
