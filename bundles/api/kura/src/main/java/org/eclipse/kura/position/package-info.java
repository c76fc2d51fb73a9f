// SPDX-License-Identifier: EPL-2.0
/** Where the device is. */
@Export
@Version("1.4.0")
package org.eclipse.kura.position;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
