/** The replacement of the key that the gateway's secrets are encrypted with. */
@Version("1.0.0")
@Export
package io.tidegate.api.secrets;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
