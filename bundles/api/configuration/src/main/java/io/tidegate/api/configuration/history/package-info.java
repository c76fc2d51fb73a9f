// SPDX-License-Identifier: EPL-2.0
/** What was changed in the configuration, by whom and why; going back; changes that undo themselves unless confirmed. */
@Version("1.1.0")
@Export
package io.tidegate.api.configuration.history;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
