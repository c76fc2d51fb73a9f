// SPDX-License-Identifier: EPL-2.0
/** Reading and writing channels by blocks: what a driver needs whose device is asked for ranges of addresses. */
@Export
@Version("1.0.0")
package org.eclipse.kura.driver.block.task;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
