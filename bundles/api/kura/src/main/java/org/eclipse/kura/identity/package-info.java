// SPDX-License-Identifier: EPL-2.0
/** Who may use the gateway, and how. */
@Export
@Version("1.0.0")
package org.eclipse.kura.identity;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
