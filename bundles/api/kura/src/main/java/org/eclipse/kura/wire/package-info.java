// SPDX-License-Identifier: EPL-2.0
/** Wire components, and what travels between them. */
@Export
@Version("2.0.0")
package org.eclipse.kura.wire;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
