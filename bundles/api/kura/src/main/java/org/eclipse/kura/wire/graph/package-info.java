// SPDX-License-Identifier: EPL-2.0
/** The graph of wire components, and their ports. */
@Export
@Version("1.0.0")
package org.eclipse.kura.wire.graph;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
