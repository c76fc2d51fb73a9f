// SPDX-License-Identifier: EPL-2.0
/** What is known of drivers without calling them. */
@Export
@Version("1.0.0")
package org.eclipse.kura.driver.descriptor;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
