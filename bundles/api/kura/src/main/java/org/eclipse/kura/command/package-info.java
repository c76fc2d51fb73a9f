// SPDX-License-Identifier: EPL-2.0
/** Commands of the operating system, for operators. */
@Export
@Version("1.2.0")
package org.eclipse.kura.command;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
