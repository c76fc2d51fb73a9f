// SPDX-License-Identifier: EPL-2.0
/** Requests from the cloud, and those who answer them. */
@Export
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.request;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
