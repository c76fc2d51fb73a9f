// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.marshalling.Marshaller;
import org.eclipse.kura.marshalling.Unmarshaller;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Payloads and wire graphs as JSON text, for applications. */
@Component(configurationPolicy = ConfigurationPolicy.IGNORE, property = "kura.service.pid=" + JsonMarshalling.PID)
public final class JsonMarshalling implements Marshaller, Unmarshaller {

    static final String PID = "org.eclipse.kura.json.marshaller.unmarshaller.provider";

    private static final String KNOWN = "; KuraPayload and WireGraphConfiguration can be";

    private final SimpleJson payloads = new SimpleJson();
    private final WireGraphJson graphs = new WireGraphJson();

    @Override
    public String marshal(Object object) throws KuraException {
        if (object instanceof KuraPayload payload) {
            return new String(payloads.encode(payload), StandardCharsets.UTF_8);
        }
        if (object instanceof WireGraphConfiguration graph) {
            try {
                return graphs.write(graph);
            } catch (IOException e) {
                throw new KuraException(KuraErrorCode.ENCODE_ERROR, e, "wire graph: " + e.getMessage());
            }
        }
        throw new KuraException(
                KuraErrorCode.INVALID_PARAMETER,
                (object == null ? "null" : object.getClass().getName()) + " cannot be written as JSON" + KNOWN);
    }

    @Override
    public <T> T unmarshal(String text, Class<T> type) throws KuraException {
        if (type.equals(KuraPayload.class)) {
            return type.cast(payloads.decode(text.getBytes(StandardCharsets.UTF_8)));
        }
        if (type.equals(WireGraphConfiguration.class)) {
            try {
                return type.cast(graphs.read(text));
            } catch (IOException e) {
                throw new KuraException(KuraErrorCode.DECODER_ERROR, e, "wire graph: " + e.getMessage());
            }
        }
        throw new KuraException(KuraErrorCode.INVALID_PARAMETER, type.getName() + " cannot be read from JSON" + KNOWN);
    }
}
