// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message;

import org.osgi.annotation.versioning.ProviderType;

/** The part of a topic that an application decides about. */
@ProviderType
public abstract class KuraApplicationTopic {

    /** The application. */
    protected String applicationId;

    /** What follows the application. */
    protected String applicationTopic;

    /** Both parts are {@code null} until the sub-class sets them. */
    public KuraApplicationTopic() {
        super();
    }

    /** The application. */
    public String getApplicationId() {
        return this.applicationId;
    }

    /** What follows the application. */
    public String getApplicationTopic() {
        return this.applicationTopic;
    }
}
