// SPDX-License-Identifier: EPL-2.0
/** Objects as text and back. */
@Export
@Version("1.0.0")
package org.eclipse.kura.marshalling;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
