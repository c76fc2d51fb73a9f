// SPDX-License-Identifier: EPL-2.0
/** Listeners to a transport. */
@Export
@Version("1.0.1")
package org.eclipse.kura.data.transport.listener;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
