// SPDX-License-Identifier: EPL-2.0
/** The former API of cloud connections; new code uses {@code org.eclipse.kura.cloudconnection}. */
@Export
@Version("1.1.0")
package org.eclipse.kura.cloud;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
