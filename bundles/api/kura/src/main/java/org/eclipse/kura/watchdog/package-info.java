// SPDX-License-Identifier: EPL-2.0
/** The watchdog of the device. */
@Export
@Version("1.0.2")
package org.eclipse.kura.watchdog;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
