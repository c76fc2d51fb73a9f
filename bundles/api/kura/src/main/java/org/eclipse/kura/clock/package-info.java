// SPDX-License-Identifier: EPL-2.0
/** The clock of the device. */
@Export
@Version("1.0.1")
package org.eclipse.kura.clock;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
