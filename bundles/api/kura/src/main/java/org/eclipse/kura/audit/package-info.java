// SPDX-License-Identifier: EPL-2.0
/** On whose behalf something is done. */
@Export
@Version("1.0.0")
package org.eclipse.kura.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
