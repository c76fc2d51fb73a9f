// SPDX-License-Identifier: EPL-2.0
/** Key-value databases. */
@Export
@Version("1.0.0")
package org.eclipse.kura.db.keyvalue;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
