// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.status;

import org.osgi.annotation.versioning.ConsumerType;

/** Has a status to show; of all that are registered, the one of highest priority is shown. */
@ConsumerType
public interface CloudConnectionStatusComponent {

    /** One of the priorities of {@link CloudConnectionStatusService}, or a number between them; does not change. */
    int getNotificationPriority();

    /** The status that was set last. */
    CloudConnectionStatusEnum getNotificationStatus();

    /** Sets the status; called by the service, see {@link CloudConnectionStatusService#updateStatus}. */
    void setNotificationStatus(CloudConnectionStatusEnum status);
}
