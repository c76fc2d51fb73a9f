// SPDX-License-Identifier: EPL-2.0
/** Messages as a store holds them. */
@Export
@Version("1.0.0")
package org.eclipse.kura.message.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
