// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.executor;

import org.osgi.annotation.versioning.ProviderType;

/** Runs commands with the rights of the gateway. */
@ProviderType
public interface PrivilegedExecutorService extends CommandExecutorService {}
