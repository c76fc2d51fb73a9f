// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.data.DataService;
import org.eclipse.kura.message.KuraPayload;

/** An endpoint's way to its data service: whoever sends or subscribes goes through it. Thread-safe. */
final class Uplink {

    static final String NO_DATA_SERVICE = "DataService.target names no data service that is there now";

    private static final long DISCONNECT_MILLIS = 2_000;

    private volatile EndpointSettings settings;
    private volatile DataService data;

    Uplink(EndpointSettings settings) {
        this.settings = settings;
    }

    EndpointSettings settings() {
        return settings;
    }

    void configure(EndpointSettings changed) {
        settings = changed;
    }

    /** The data service that is there now, or null. */
    DataService data() {
        return data;
    }

    /** With null, it went. */
    void use(DataService service) {
        data = service;
    }

    boolean isConnected() {
        DataService current = data;
        return current != null && current.isConnected();
    }

    void connect() throws KuraConnectException {
        DataService current = data;
        if (current == null) {
            throw new KuraConnectException(settings.pid() + ": " + NO_DATA_SERVICE);
        }
        current.connect();
    }

    void disconnect() {
        DataService current = data;
        if (current != null) {
            current.disconnect(DISCONNECT_MILLIS);
        }
    }

    /** Sends it in the configured encoding; the id is that of the acknowledgement. */
    int publish(String topic, KuraPayload payload, int qos, boolean retain, int priority) throws KuraException {
        EndpointSettings current = settings;
        return publish(topic, current.encoding().encode(payload, current.gzip()), qos, retain, priority);
    }

    int publish(String topic, byte[] payload, int qos, boolean retain, int priority) throws KuraException {
        if (!Topics.canPublish(topic)) {
            throw new KuraException(
                    KuraErrorCode.INVALID_PARAMETER,
                    settings.pid() + ": topic '" + topic + "' is not " + Topics.PUBLISH_RULE);
        }
        return require().publish(topic, payload, qos, retain, priority);
    }

    DataService require() throws KuraException {
        DataService current = data;
        if (current == null) {
            throw new KuraException(KuraErrorCode.SERVICE_UNAVAILABLE, settings.pid() + ": " + NO_DATA_SERVICE);
        }
        return current;
    }

    KuraPayload decode(byte[] payload) {
        return settings.encoding().decode(payload);
    }

    /** The topic of an application on a device. */
    String topic(boolean control, String device, String appId, String topic) {
        return AppTopic.full(control ? settings.controlPrefix() : null, device, appId, topic);
    }

    /** The topic that the properties of a message name. */
    String topicOf(Map<String, Object> properties) {
        String full = MessageKeys.text(properties, MessageKeys.FULL_TOPIC);
        String device = MessageKeys.text(properties, MessageKeys.TO_DEVICE);
        return !full.isBlank()
                ? full
                : topic(
                        MessageKeys.flag(properties, MessageKeys.CONTROL),
                        device.isEmpty() ? AppTopic.CLIENT_TOKEN : device,
                        MessageKeys.text(properties, MessageKeys.APP_ID),
                        MessageKeys.text(properties, MessageKeys.APP_TOPIC));
    }

    /** Takes a topic apart that arrived or was published. */
    Optional<AppTopic> parse(String topic) {
        TransportSession session = session();
        String account = session == null ? null : session.service().getAccountName();
        return AppTopic.of(topic, settings.controlPrefix(), account);
    }

    /** Whether a device is this gateway, as far as that is known. */
    boolean isOwn(String device) {
        TransportSession session = session();
        return session == null || device.equals(session.service().getClientId());
    }

    /** What our own data service knows of its connection; empty with another one. */
    Map<String, String> info() {
        TransportSession session = session();
        return session == null ? Map.of() : session.info();
    }

    private TransportSession session() {
        return data instanceof StoringDataService ours ? ours.session() : null;
    }
}
