// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud;

import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;
import org.osgi.annotation.versioning.ProviderType;

/** Decodes payloads of {@link CloudPayloadEncoding#KURA_PROTOBUF}. Thread-safe. */
@ProviderType
public interface CloudPayloadProtoBufDecoder {

    /**
     * Decodes.
     *
     * @param payload encoded, compressed or not
     * @throws KuraException if it is malformed
     */
    KuraPayload buildFromByteArray(byte[] payload) throws KuraException;
}
