// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.status;

import org.osgi.annotation.versioning.ProviderType;

/** Shows one status of many by a light or in the log: that of the registered component of highest priority. */
@ProviderType
public interface CloudConnectionStatusService {

    /** Above everything; for one component at a time. */
    int PRIORITY_MAX = Integer.MAX_VALUE;

    /** Above high. */
    int PRIORITY_CRITICAL = 400;

    /** Above medium. */
    int PRIORITY_HIGH = 300;

    /** Above low. */
    int PRIORITY_MEDIUM = 200;

    /** Above the minimum. */
    int PRIORITY_LOW = 100;

    /** What is shown if nobody else has anything to show; for one component. */
    int PRIORITY_MIN = Integer.MIN_VALUE;

    /** Adds a component. */
    void register(CloudConnectionStatusComponent component);

    /** Removes a component; the status of the next lower priority is shown. */
    void unregister(CloudConnectionStatusComponent component);

    /**
     * Sets the status of a component, and shows it if no other one has a higher priority.
     *
     * @return whether the status could be set
     */
    boolean updateStatus(CloudConnectionStatusComponent component, CloudConnectionStatusEnum status);
}
