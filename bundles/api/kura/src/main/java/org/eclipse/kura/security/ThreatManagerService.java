// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security;

import org.osgi.annotation.versioning.ProviderType;

/** Marks the service that protects the device against threats from the network; it is only configured. */
@ProviderType
public interface ThreatManagerService {}
