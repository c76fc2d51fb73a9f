// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.request;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Knows who answers which requests. Thread-safe. */
@ProviderType
public interface RequestHandlerRegistry {

    /**
     * Has requests to an application answered, from now on by this handler if another one did before.
     *
     * @param id the application, for example {@code CONF-V1}
     * @throws KuraException if the registry takes no handler
     */
    void registerRequestHandler(String id, RequestHandler requestHandler) throws KuraException;

    /**
     * Has requests to an application refused from now on; nothing happens if nobody answered them.
     *
     * @throws KuraException if the registry is not to be reached
     */
    void unregister(String id) throws KuraException;
}
