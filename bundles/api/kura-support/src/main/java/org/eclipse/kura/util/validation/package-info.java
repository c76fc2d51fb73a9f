// SPDX-License-Identifier: EPL-2.0
/** Validators, and those for new passwords. */
@Export(attribute = "x-internal:=true")
@Version("1.0.0")
package org.eclipse.kura.util.validation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
