// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration;

import org.osgi.annotation.versioning.ConsumerType;

/** Marks a service whose configuration the configuration service looks after. */
@ConsumerType
public interface ConfigurableComponent {}
