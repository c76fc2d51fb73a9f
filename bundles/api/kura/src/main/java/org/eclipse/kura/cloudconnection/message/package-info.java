// SPDX-License-Identifier: EPL-2.0
/** The message that goes over a cloud connection. */
@Export
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.message;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
