// SPDX-License-Identifier: EPL-2.0
/** The device, its operating system and its software. */
@Export
@Version("1.7.0")
package org.eclipse.kura.system;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
