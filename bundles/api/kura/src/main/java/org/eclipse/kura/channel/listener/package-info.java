// SPDX-License-Identifier: EPL-2.0
/** Listeners to values that devices tell by themselves. */
@Export
@Version("1.0.0")
package org.eclipse.kura.channel.listener;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
