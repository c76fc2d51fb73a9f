/** The audit trail: who did what, from where, and what it changed. */
@Version("1.1.0")
@Export
package io.tidegate.api.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
