// SPDX-License-Identifier: EPL-2.0
/** TLS as it is configured for the device. */
@Export
@Version("2.1.0")
package org.eclipse.kura.ssl;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
