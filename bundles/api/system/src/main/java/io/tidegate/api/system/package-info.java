// SPDX-License-Identifier: EPL-2.0
/** How the gateway is: its bundles, its components, its health checks, and one verdict over all. */
@Version("1.0.0")
@Export
package io.tidegate.api.system;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
