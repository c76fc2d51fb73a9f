// SPDX-License-Identifier: EPL-2.0
/** Errors and their codes, for everything else in this API. */
@Export
@Version("1.7.0")
package org.eclipse.kura;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
