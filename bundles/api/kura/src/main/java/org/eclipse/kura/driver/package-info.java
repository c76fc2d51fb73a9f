// SPDX-License-Identifier: EPL-2.0
/** Drivers: how values come from devices and go to them. */
@Export
@Version("1.0.0")
package org.eclipse.kura.driver;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
