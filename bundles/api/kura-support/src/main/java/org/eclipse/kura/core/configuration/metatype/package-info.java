// SPDX-License-Identifier: EPL-2.0
/** Definitions of configurations, to be built by components that describe themselves: drivers, above all. */
@Export
@Version("1.0.0")
package org.eclipse.kura.core.configuration.metatype;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
