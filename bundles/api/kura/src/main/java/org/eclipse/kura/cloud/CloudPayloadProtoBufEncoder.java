// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud;

import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;
import org.osgi.annotation.versioning.ProviderType;

/** Encodes payloads as {@link CloudPayloadEncoding#KURA_PROTOBUF}. Thread-safe. */
@ProviderType
public interface CloudPayloadProtoBufEncoder {

    /**
     * Encodes.
     *
     * @param kuraPayload to encode
     * @param gzipped whether the result is compressed
     * @throws KuraException if a metric is of a type that cannot be encoded
     */
    byte[] getBytes(KuraPayload kuraPayload, boolean gzipped) throws KuraException;
}
