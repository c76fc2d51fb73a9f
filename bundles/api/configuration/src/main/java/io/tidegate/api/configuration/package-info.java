/** How a bundle judges a configuration before it is applied. */
@Version("1.0.0")
@Export
package io.tidegate.api.configuration;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
