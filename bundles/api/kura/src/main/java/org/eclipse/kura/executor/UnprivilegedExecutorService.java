// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.executor;

import org.osgi.annotation.versioning.ProviderType;

/** Runs commands with few rights, as the user of {@link org.eclipse.kura.system.SystemService#getCommandUser()}. */
@ProviderType
public interface UnprivilegedExecutorService extends CommandExecutorService {}
