// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.deployment.hook;

import org.osgi.annotation.versioning.ProviderType;

/** What a {@link DeploymentHook} is told of a request. Immutable. */
@ProviderType
public class RequestContext {

    private final String downloadFilePath;
    private final String requestType;

    /**
     * Made of all its parts.
     *
     * @param downloadFilePath where the file is, or will be
     * @param requestType the metric {@code request.type} of the request
     */
    public RequestContext(String downloadFilePath, String requestType) {
        this.downloadFilePath = downloadFilePath;
        this.requestType = requestType;
    }

    /** Where the file is, or will be. */
    public String getDownloadFilePath() {
        return this.downloadFilePath;
    }

    /** The metric {@code request.type} of the request. */
    public String getRequestType() {
        return this.requestType;
    }
}
