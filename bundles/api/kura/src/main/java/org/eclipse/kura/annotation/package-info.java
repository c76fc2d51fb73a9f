// SPDX-License-Identifier: EPL-2.0
/** Annotations that tell readers and tools about types and values. */
@Export
@Version("1.0.0")
package org.eclipse.kura.annotation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
