// SPDX-License-Identifier: EPL-2.0
/** Channels: one value each, and the records by which they are read and written. */
@Export
@Version("1.3.0")
package org.eclipse.kura.channel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
