// SPDX-License-Identifier: EPL-2.0
/** Listeners to any connection. */
@Export
@Version("1.0.0")
package org.eclipse.kura.connection.listener;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
