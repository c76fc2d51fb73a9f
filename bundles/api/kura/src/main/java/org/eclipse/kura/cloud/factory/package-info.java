// SPDX-License-Identifier: EPL-2.0
/** The former API to create cloud connections; new code uses {@code org.eclipse.kura.cloudconnection.factory}. */
@Export
@Version("1.1.1")
package org.eclipse.kura.cloud.factory;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
