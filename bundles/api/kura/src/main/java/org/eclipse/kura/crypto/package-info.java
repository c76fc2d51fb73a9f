// SPDX-License-Identifier: EPL-2.0
/** Encryption, hashes and passwords of key stores. */
@Export
@Version("1.3.0")
package org.eclipse.kura.crypto;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
