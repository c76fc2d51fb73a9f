// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.marshalling;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes objects as text. There is one service for each format; the service property {@code kura.service.pid} tells
 * which. Thread-safe.
 */
@ProviderType
public interface Marshaller {

    /**
     * The object as text.
     *
     * @throws KuraException with {@code ENCODE_ERROR} or {@code INVALID_PARAMETER} if this format has no form for the
     *     object
     */
    String marshal(Object object) throws KuraException;
}
