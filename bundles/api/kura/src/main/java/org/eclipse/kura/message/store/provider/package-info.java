// SPDX-License-Identifier: EPL-2.0
/** Stores that keep messages until they are delivered. */
@Export
@Version("1.0.0")
package org.eclipse.kura.message.store.provider;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
