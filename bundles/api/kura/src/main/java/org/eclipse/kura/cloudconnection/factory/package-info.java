// SPDX-License-Identifier: EPL-2.0
/** Creation and removal of cloud connections. */
@Export
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.factory;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
