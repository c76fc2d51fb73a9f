// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.request;

/** Names of the properties of a {@link RequestHandlerContext}. */
public enum RequestHandlerContextConstants {
    /** The account of the gateway. */
    TENANT_ID,
    /** The client id of the gateway. */
    DEVICE_ID,
    /** The pid of the notification publisher. */
    NOTIFICATION_PUBLISHER_PID
}
