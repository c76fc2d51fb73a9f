// SPDX-License-Identifier: EPL-2.0
/** What add-ons do before and after packages are downloaded and installed. */
@Export
@Version("1.0.0")
package org.eclipse.kura.deployment.hook;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
