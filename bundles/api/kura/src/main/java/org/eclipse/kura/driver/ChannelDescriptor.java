// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver;

import org.osgi.annotation.versioning.ProviderType;

/** Tells what a driver must know about each of its channels. */
@ProviderType
public interface ChannelDescriptor {

    /** A {@code List<org.eclipse.kura.configuration.metatype.AD>}: the driver's own properties of a channel. */
    Object getDescriptor();
}
