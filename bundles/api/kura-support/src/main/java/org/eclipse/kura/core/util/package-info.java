// SPDX-License-Identifier: EPL-2.0
/** Resources as text, and arguments that must be there. */
@Export(attribute = "x-internal:=true")
@Version("2.0.0")
package org.eclipse.kura.core.util;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
