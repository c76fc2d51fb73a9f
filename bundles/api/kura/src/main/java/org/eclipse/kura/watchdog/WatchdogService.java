// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.watchdog;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Serves the watchdog of the device, as long as no critical component is late: then the watchdog restarts the device.
 * Thread-safe.
 */
@ProviderType
public interface WatchdogService {

    /** The sign of life of a component; without effect if it is not registered. */
    void checkin(CriticalComponent criticalComponent);

    /** The components that are registered. */
    List<CriticalComponent> getCriticalComponents();

    /** After how long the watchdog restarts the device, in milliseconds. */
    int getHardwareTimeout();

    /** Has a component watched; its time begins now. */
    void registerCriticalComponent(CriticalComponent criticalComponent);

    /**
     * Has a component watched.
     *
     * @deprecated use {@link #registerCriticalComponent(CriticalComponent)}
     */
    @Deprecated
    void registerCriticalService(CriticalComponent criticalComponent);

    /**
     * Formerly started the watchdog.
     *
     * @deprecated without effect: its configuration starts it
     */
    @Deprecated
    void startWatchdog();

    /**
     * Formerly stopped the watchdog.
     *
     * @deprecated without effect: its configuration stops it
     */
    @Deprecated
    void stopWatchdog();

    /** Has a component watched no more; without effect if it is not registered. */
    void unregisterCriticalComponent(CriticalComponent criticalComponent);

    /**
     * Has a component watched no more.
     *
     * @deprecated use {@link #unregisterCriticalComponent(CriticalComponent)}
     */
    @Deprecated
    void unregisterCriticalService(CriticalComponent criticalComponent);
}
