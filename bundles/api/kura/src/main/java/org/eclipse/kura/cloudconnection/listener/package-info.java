// SPDX-License-Identifier: EPL-2.0
/** Listeners to the state of a cloud connection and to deliveries. */
@Export
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.listener;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
