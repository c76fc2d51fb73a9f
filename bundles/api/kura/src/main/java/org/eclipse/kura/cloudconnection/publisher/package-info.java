// SPDX-License-Identifier: EPL-2.0
/** Publishers: how applications send. */
@Export
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.publisher;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
