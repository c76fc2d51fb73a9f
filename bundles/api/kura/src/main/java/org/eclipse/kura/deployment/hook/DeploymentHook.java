// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.deployment.hook;

import java.util.Map;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes part in remote requests to download and install a package. Register an implementation as a service with a
 * {@code kura.service.pid}; it is called for requests whose {@code request.type} is mapped to that pid. An exception of
 * any method ends the request.
 */
@ConsumerType
public interface DeploymentHook {

    /**
     * Called before the download of a valid request begins; not for a request that only installs.
     *
     * @param context the request
     * @param properties what the request hands to its hook; may be empty
     * @throws KuraException to refuse the request
     */
    void preDownload(RequestContext context, Map<String, Object> properties) throws KuraException;

    /**
     * Called when the file is there, be it downloaded just now or before.
     *
     * @param context the request
     * @param properties what the request hands to its hook; may be empty
     * @throws KuraException to end the request before anything is installed
     */
    void postDownload(RequestContext context, Map<String, Object> properties) throws KuraException;

    /**
     * Called when the file has been installed or executed with success.
     *
     * @param context the request
     * @param properties what the request hands to its hook; may be empty
     * @throws KuraException to have the request end as failed; what was installed stays
     */
    void postInstall(RequestContext context, Map<String, Object> properties) throws KuraException;
}
