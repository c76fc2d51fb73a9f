// SPDX-License-Identifier: EPL-2.0
/** Listeners to the connection of a store. */
@Export(attribute = "x-internal:=true")
@Version("1.0.0")
package org.eclipse.kura.util.store.listener;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
