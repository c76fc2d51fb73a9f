// SPDX-License-Identifier: EPL-2.0
/** Listeners to the data service. */
@Export
@Version("1.0.1")
package org.eclipse.kura.data.listener;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
