// SPDX-License-Identifier: EPL-2.0
/** Services, for as long as a piece of code runs. */
@Export
@Version("1.2.0")
package org.eclipse.kura.util.service;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
