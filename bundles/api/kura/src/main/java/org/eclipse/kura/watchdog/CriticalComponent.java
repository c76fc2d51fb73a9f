// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.watchdog;

import org.osgi.annotation.versioning.ConsumerType;

/** Without whose sign of life the device is restarted. */
@ConsumerType
public interface CriticalComponent {

    /** The name, for logs and for the cause of a restart; does not change. */
    String getCriticalComponentName();

    /** The longest time between two calls of {@link WatchdogService#checkin}, in milliseconds; does not change. */
    int getCriticalComponentTimeout();
}
