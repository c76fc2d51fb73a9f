// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.kura.cloud.CloudConnectionEstablishedEvent;
import org.eclipse.kura.cloud.CloudConnectionLostEvent;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.data.listener.DataServiceListener;
import org.eclipse.kura.message.KuraPayload;
import org.osgi.service.event.Event;

/** What the data service tells an endpoint, handed to all whom it concerns. */
final class Inbox implements DataServiceListener {

    private static final String BIRTH_OF_ANOTHER_KIND = "BA";
    private static final String EVENT_PID = "cloud.service.pid";

    /** Whom an endpoint's news concern. */
    record Readers(
            Subscriptions subscriptions,
            AppClients clients,
            Requests requests,
            Certificates certificates,
            Listeners<CloudConnectionListener> connection,
            Listeners<CloudDeliveryListener> delivery,
            Consumer<Event> events) {}

    private final Uplink uplink;
    private final Readers readers;
    private final AtomicBoolean established = new AtomicBoolean();

    Inbox(Uplink uplink, Readers readers) {
        this.uplink = uplink;
        this.readers = readers;
    }

    /** The data service went; nobody hears of it if the endpoint itself ends. */
    void gone(boolean silent) {
        if (silent) {
            established.set(false);
        } else {
            onConnectionLost(null);
        }
    }

    /** Told by the data service, and by the endpoint that finds it connected: the second time it is no news. */
    @Override
    public void onConnectionEstablished() {
        if (!established.compareAndSet(false, true)) {
            return;
        }
        readers.certificates().connected();
        readers.subscriptions().subscribeAll();
        readers.events().accept(new CloudConnectionEstablishedEvent(about()));
        readers.clients().connected();
        readers.connection().each(CloudConnectionListener::onConnectionEstablished);
    }

    @Override
    public void onDisconnecting() {
        readers.certificates().leaving();
    }

    @Override
    public void onDisconnected() {
        if (!established.compareAndSet(true, false)) {
            return;
        }
        readers.events().accept(new CloudConnectionLostEvent(about()));
        readers.connection().each(CloudConnectionListener::onDisconnected);
    }

    @Override
    public void onConnectionLost(Throwable cause) {
        if (!established.compareAndSet(true, false)) {
            return;
        }
        readers.events().accept(new CloudConnectionLostEvent(about()));
        readers.clients().lost();
        readers.connection().each(CloudConnectionListener::onConnectionLost);
    }

    @Override
    public void onMessageArrived(String full, byte[] bytes, int qos, boolean retained) {
        uplink.parse(full).filter(topic -> !isCertificate(topic)).ifPresent(topic -> {
            KuraPayload payload = uplink.decode(bytes);
            boolean wanted = readers.subscriptions().dispatch(full, topic, payload, qos, retained);
            wanted |= readers.clients().arrived(topic, payload, qos, retained);
            if (topic.control() && uplink.isOwn(topic.device())) {
                readers.requests().dispatch(topic, payload, wanted);
            }
        });
    }

    @Override
    public void onMessagePublished(int id, String full) {
        readers.certificates().published(id);
        if (!readers.clients().isEmpty()) {
            uplink.parse(full).ifPresent(topic -> readers.clients().published(id, topic));
        }
    }

    @Override
    public void onMessageConfirmed(int id, String full) {
        boolean control = full.startsWith(uplink.settings().controlPrefix());
        // Most messages are data, and few gateways have applications of the old API: they need not be taken apart.
        if (control || !readers.clients().isEmpty()) {
            AppTopic topic = uplink.parse(full).orElse(null);
            if (topic != null && isCertificate(topic)) {
                return;
            }
            if (topic != null) {
                readers.clients().confirmed(id, topic);
            }
        }
        String text = String.valueOf(id);
        readers.delivery().each(listener -> listener.onMessageConfirmed(text));
    }

    private static boolean isCertificate(AppTopic topic) {
        return topic.appId().equals(Certificates.APP_ID) || topic.appId().equals(BIRTH_OF_ANOTHER_KIND);
    }

    private Map<String, Object> about() {
        return Map.of(EVENT_PID, uplink.settings().pid());
    }
}
