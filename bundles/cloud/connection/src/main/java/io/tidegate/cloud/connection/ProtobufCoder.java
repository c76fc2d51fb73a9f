// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.io.IOException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloud.CloudPayloadProtoBufDecoder;
import org.eclipse.kura.cloud.CloudPayloadProtoBufEncoder;
import org.eclipse.kura.message.KuraPayload;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Kura's Protocol Buffers payload for applications that write and read it themselves. */
@Component(configurationPolicy = ConfigurationPolicy.IGNORE)
public final class ProtobufCoder implements CloudPayloadProtoBufEncoder, CloudPayloadProtoBufDecoder {

    @Override
    public byte[] getBytes(KuraPayload payload, boolean gzipped) throws KuraException {
        byte[] plain = KuraProtobuf.encode(payload);
        return gzipped ? Gzip.compress(plain) : plain;
    }

    @Override
    public KuraPayload buildFromByteArray(byte[] bytes) throws KuraException {
        try {
            return KuraProtobuf.decodePlainOrCompressed(bytes);
        } catch (IOException e) {
            throw new KuraException(KuraErrorCode.DECODER_ERROR, e, "kura-protobuf: " + e.getMessage());
        }
    }
}
