// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.identity;

import org.osgi.annotation.versioning.ProviderType;

/** What a password is compared with; only {@link IdentityService} knows what is in it. */
@ProviderType
public interface PasswordHash {}
