// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection;

/** Names of properties that tie the parts of a cloud connection together. */
public enum CloudConnectionConstants {
    /** The configuration property of a publisher or subscriber that names its cloud endpoint. */
    CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME("cloud.endpoint.service.pid"),
    /** The service property of a publisher or subscriber that names the kind of endpoint it belongs to. */
    CLOUD_CONNECTION_FACTORY_PID_PROP_NAME("cloud.connection.factory.pid");

    private final String value;

    CloudConnectionConstants(String value) {
        this.value = value;
    }

    /** The name of the property. */
    public String value() {
        return this.value;
    }
}
