/** Installing, replacing and removing bundles on a running gateway: what would happen, and what happened. */
@Version("1.1.0")
@Export
package io.tidegate.api.deploy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
