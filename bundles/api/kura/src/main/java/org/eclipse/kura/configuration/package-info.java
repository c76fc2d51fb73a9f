// SPDX-License-Identifier: EPL-2.0
/** Configurations of components, and snapshots of all of them. */
@Export
@Version("1.2.0")
package org.eclipse.kura.configuration;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
