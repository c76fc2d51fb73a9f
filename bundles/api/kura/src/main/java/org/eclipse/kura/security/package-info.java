// SPDX-License-Identifier: EPL-2.0
/** Protection of the device. */
@Export
@Version("1.3.0")
package org.eclipse.kura.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
