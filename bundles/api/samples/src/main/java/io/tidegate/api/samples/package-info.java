/** What a device said, when, and how far it can be trusted: the samples that assets hand on, and who receives them. */
@Version("1.0.0")
@Export
package io.tidegate.api.samples;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
