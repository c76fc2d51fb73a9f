// SPDX-License-Identifier: EPL-2.0
/** Filters, bundles by what they offer, and the best service of several. */
@Export
@Version("1.1.0")
package org.eclipse.kura.util.osgi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
