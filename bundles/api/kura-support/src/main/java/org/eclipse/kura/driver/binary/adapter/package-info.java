// SPDX-License-Identifier: EPL-2.0
/** Binary data seen as something else: scaled, as text, as a truth value. */
@Export
@Version("1.0.0")
package org.eclipse.kura.driver.binary.adapter;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
