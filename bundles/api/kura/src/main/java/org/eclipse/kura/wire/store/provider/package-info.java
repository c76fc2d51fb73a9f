// SPDX-License-Identifier: EPL-2.0
/** Stores of wire records. */
@Export
@Version("1.0.0")
package org.eclipse.kura.wire.store.provider;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
