// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.publisher;

import org.osgi.annotation.versioning.ProviderType;

/** Publishes what happens with a request after its reply. */
@ProviderType
public interface CloudNotificationPublisher extends CloudPublisher {}
