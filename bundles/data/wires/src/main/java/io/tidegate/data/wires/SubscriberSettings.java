// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/**
 * How messages become records.
 *
 * @param target names the cloud subscriber, for messages
 * @param bodyTo the property that the body becomes, or empty
 */
record SubscriberSettings(String pid, String target, String bodyTo, BodyType bodyType) {

    enum BodyType {
        BYTE_ARRAY,
        STRING
    }

    /** @throws SettingFault naming what is wrong */
    static SubscriberSettings of(Settings settings) {
        return new SubscriberSettings(
                settings.pid(),
                settings.text("CloudSubscriber.target", ""),
                settings.text("set.property.from.body", "").strip(),
                settings.choice("body.property.type", BodyType.class, BodyType.BYTE_ARRAY));
    }

    /** The metrics that wires can carry, and perhaps the body. */
    WireRecord record(KuraPayload payload) {
        Map<String, TypedValue<?>> properties = new HashMap<>();
        payload.metrics().forEach((name, value) -> {
            try {
                properties.put(name, TypedValues.newTypedValue(value));
            } catch (IllegalArgumentException e) {
                // Wires know no values of that type.
            }
        });
        byte[] body = payload.getBody();
        if (body != null && !bodyTo.isEmpty()) {
            properties.put(
                    bodyTo,
                    bodyType == BodyType.STRING
                            ? TypedValues.newStringValue(new String(body, StandardCharsets.UTF_8))
                            : TypedValues.newByteArrayValue(body));
        }
        return new WireRecord(properties);
    }
}
