// SPDX-License-Identifier: EPL-2.0
/** Payloads of messages, and what they carry. */
@Export
@Version("1.5.0")
package org.eclipse.kura.message;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
