// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** The message store is full and refuses a message of this priority. */
@ProviderType
public class KuraStoreCapacityReachedException extends KuraStoreException {

    private static final long serialVersionUID = 1L;

    /** Takes {@code argument}: put into the message. */
    public KuraStoreCapacityReachedException(Object argument) {
        super(argument);
    }
}
