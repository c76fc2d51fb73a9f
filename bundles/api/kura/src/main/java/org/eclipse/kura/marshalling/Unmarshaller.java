// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.marshalling;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Reads what a {@link Marshaller} of the same format wrote. Thread-safe. */
@ProviderType
public interface Unmarshaller {

    /**
     * The object that a text stands for.
     *
     * @param string in the format of this service
     * @param clazz what is expected
     * @throws KuraException with {@code DECODER_ERROR} or {@code INVALID_PARAMETER} if the text is malformed, or if this
     *     format has no form for the class
     */
    <T> T unmarshal(String string, Class<T> clazz) throws KuraException;
}
