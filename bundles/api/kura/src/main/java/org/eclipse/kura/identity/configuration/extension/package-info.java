// SPDX-License-Identifier: EPL-2.0
/** What add-ons know of identities. */
@Export
@Version("1.0.0")
package org.eclipse.kura.identity.configuration.extension;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
