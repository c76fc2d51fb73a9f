// SPDX-License-Identifier: EPL-2.0
/** Topics of MQTT. */
@Export(attribute = "x-internal:=true")
@Version("1.0.0")
package org.eclipse.kura.core.data.util;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
