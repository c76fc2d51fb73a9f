// SPDX-License-Identifier: EPL-2.0
/** Configurations and snapshots as the documents of the gateway hold them. */
@Export
@Version("2.0.0")
package org.eclipse.kura.core.configuration;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
