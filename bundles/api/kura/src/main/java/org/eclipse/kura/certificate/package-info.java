// SPDX-License-Identifier: EPL-2.0
/** Trusted certificates and private keys of the device. */
@Export
@Version("2.1.0")
package org.eclipse.kura.certificate;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
