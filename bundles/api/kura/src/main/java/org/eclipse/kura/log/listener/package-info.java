// SPDX-License-Identifier: EPL-2.0
/** Who is told of log entries. */
@Export
@Version("1.0.0")
package org.eclipse.kura.log.listener;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
