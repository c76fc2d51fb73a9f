// SPDX-License-Identifier: EPL-2.0
/** Where the values of a component come from, as they were written and as the component is given them. */
@Version("1.0.0")
@Export
package io.tidegate.api.configuration.sources;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
