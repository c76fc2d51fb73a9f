// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;

/** Makes messages of records: the values as metrics and as message properties, one of them perhaps as body. */
final class RecordMessages {

    private RecordMessages() {}

    static KuraMessage message(WireRecord rec, PublisherSettings settings) {
        KuraPayload payload = new KuraPayload();
        payload.setTimestamp(Date.from(Instant.now()));
        Map<String, Object> properties = new HashMap<>();
        rec.getProperties().forEach((name, value) -> {
            properties.put(name, value.getValue());
            payload.addMetric(name, value.getValue());
        });
        TypedValue<?> body = rec.getProperties().get(settings.bodyFrom());
        if (body != null) {
            payload.setBody(bytes(body.getValue()));
            if (settings.bodyLeavesMetrics()) {
                payload.removeMetric(settings.bodyFrom());
            }
        }
        return new KuraMessage(payload, properties);
    }

    private static byte[] bytes(Object value) {
        return value instanceof byte[] bytes ? bytes : value.toString().getBytes(StandardCharsets.UTF_8);
    }
}
