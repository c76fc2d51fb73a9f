// SPDX-License-Identifier: EPL-2.0
/** How values lie in the bytes that a device sends and takes. */
@Export
@Version("1.1.0")
package org.eclipse.kura.driver.binary;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
