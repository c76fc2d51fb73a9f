// SPDX-License-Identifier: EPL-2.0
/** Ranges of addresses, and how many small ones become few large ones. */
@Export
@Version("1.0.0")
package org.eclipse.kura.driver.block;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
