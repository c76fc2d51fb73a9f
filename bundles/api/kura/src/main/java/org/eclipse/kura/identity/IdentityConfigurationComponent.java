// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.identity;

import org.osgi.annotation.versioning.ProviderType;

/** Marks a part of an {@link IdentityConfiguration}. */
@ProviderType
public interface IdentityConfigurationComponent {}
