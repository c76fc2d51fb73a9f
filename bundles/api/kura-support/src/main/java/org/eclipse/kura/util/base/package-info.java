// SPDX-License-Identifier: EPL-2.0
/** Texts and bytes. */
@Export
@Version("1.2.0")
package org.eclipse.kura.util.base;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
