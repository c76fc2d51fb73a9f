// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.request;

/** Names of the properties of a request's message. */
public enum RequestHandlerMessageConstants {
    /** The resource that is asked for: a {@code List<String>}, one element per level of the topic. */
    ARGS_KEY("args");

    private final String value;

    RequestHandlerMessageConstants(String value) {
        this.value = value;
    }

    /** The name of the property. */
    public String value() {
        return this.value;
    }
}
