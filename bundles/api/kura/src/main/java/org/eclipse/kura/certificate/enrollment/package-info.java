// SPDX-License-Identifier: EPL-2.0
/** Certificates that an authority issues to the device. */
@Export
@Version("1.0.0")
package org.eclipse.kura.certificate.enrollment;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
