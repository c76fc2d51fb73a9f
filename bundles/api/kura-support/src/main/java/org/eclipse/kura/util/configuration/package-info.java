// SPDX-License-Identifier: EPL-2.0
/** Properties of a configuration, with a type and a default. */
@Export
@Version("1.0.0")
package org.eclipse.kura.util.configuration;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
