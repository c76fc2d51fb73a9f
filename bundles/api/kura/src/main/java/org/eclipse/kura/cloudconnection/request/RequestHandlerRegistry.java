// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.request;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Knows who answers which requests. Thread-safe. */
@ProviderType
public interface RequestHandlerRegistry {

    /**
     * Has requests to an application answered.
     *
     * @param id the application, for example {@code CONF-V1}
     * @throws KuraException if somebody else answers them already
     */
    void registerRequestHandler(String id, RequestHandler requestHandler) throws KuraException;

    /**
     * Has requests to an application refused from now on.
     *
     * @throws KuraException if nobody answered them
     */
    void unregister(String id) throws KuraException;
}
