// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.ssl;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told when contexts of a {@link SslManagerService} are out of date. Register it as a service. */
@ConsumerType
public interface SslServiceListener {

    /** Called when the configuration has changed: what was made of it should be made again. Must not block. */
    void onConfigurationUpdated();
}
