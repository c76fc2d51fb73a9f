/** Commands that a bundle adds to the gateway's command line. */
@Version("1.1.0")
@Export
package io.tidegate.api.commands;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
