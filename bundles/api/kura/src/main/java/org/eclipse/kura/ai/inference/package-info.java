// SPDX-License-Identifier: EPL-2.0
/** Models of machine learning. */
@Export
@Version("1.0.0")
package org.eclipse.kura.ai.inference;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
