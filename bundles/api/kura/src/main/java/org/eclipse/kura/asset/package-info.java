// SPDX-License-Identifier: EPL-2.0
/** Assets: the named, typed and scaled values of one device. */
@Export
@Version("1.0.0")
package org.eclipse.kura.asset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
