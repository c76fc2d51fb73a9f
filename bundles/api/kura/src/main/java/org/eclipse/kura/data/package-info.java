// SPDX-License-Identifier: EPL-2.0
/** The data service, which stores and sends messages, and the transport below it. */
@Export
@Version("1.1.2")
package org.eclipse.kura.data;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
