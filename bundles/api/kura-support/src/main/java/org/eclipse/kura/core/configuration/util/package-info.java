// SPDX-License-Identifier: EPL-2.0
/** Metatype documents of bundles, their defaults, and values as text. */
@Export
@Version("2.0.0")
package org.eclipse.kura.core.configuration.util;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
