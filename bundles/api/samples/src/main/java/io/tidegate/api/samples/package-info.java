/** What a device said, when, and how far it can be trusted: samples, who receives them, and the newest of each channel. */
@Version("1.1.0")
@Export
package io.tidegate.api.samples;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
