// SPDX-License-Identifier: EPL-2.0
/** Entries of logs. */
@Export
@Version("1.1.0")
package org.eclipse.kura.log;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
