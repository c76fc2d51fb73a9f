// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud;

import java.util.Arrays;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a request asks for: a method and the resource that it is about.
 *
 * @deprecated use the properties of {@link org.eclipse.kura.cloudconnection.message.KuraMessage}
 */
@Deprecated
@ProviderType
public class CloudletTopic {

    /** What is to be done with the resource. */
    public enum Method {
        /** Read it. */
        GET,
        /** Create or change it. */
        PUT,
        /** Something else. */
        POST,
        /** Delete it. */
        DEL,
        /** Run something. */
        EXEC
    }

    private final Method method;
    private final String[] resources;

    private CloudletTopic(Method method, String[] resources) {
        this.method = method;
        this.resources = resources;
    }

    /**
     * Takes a topic apart.
     *
     * @param appTopic the topic below the application, for example {@code GET/configurations/timer}
     * @throws IllegalArgumentException if it does not begin with a method
     */
    public static CloudletTopic parseAppTopic(String appTopic) {
        String[] parts = appTopic.split("/", 0);
        Method method = Method.valueOf(parts.length == 0 ? "" : parts[0]);
        return new CloudletTopic(method, parts.length > 1 ? Arrays.copyOfRange(parts, 1, parts.length) : null);
    }

    /** What is to be done. */
    public Method getMethod() {
        return this.method;
    }

    /** The parts of the topic after the method; {@code null} if there are none. */
    public String[] getResources() {
        return this.resources;
    }

    @Override
    public String toString() {
        return this.resources == null ? this.method.name() : this.method + "/" + String.join("/", this.resources);
    }
}
