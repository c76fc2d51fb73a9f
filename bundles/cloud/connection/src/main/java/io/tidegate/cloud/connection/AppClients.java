// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloud.CloudClientListener;
import org.eclipse.kura.message.KuraPayload;

/** The applications that use the cloud by the old API. Thread-safe. */
@SuppressWarnings("deprecation")
final class AppClients {

    private final Uplink uplink;
    private final Runnable changed;
    private final List<AppClient> all = new CopyOnWriteArrayList<>();

    /** @param changed called when an application comes or goes */
    AppClients(Uplink uplink, Runnable changed) {
        this.uplink = uplink;
        this.changed = changed;
    }

    AppClient add(String appId) throws KuraException {
        if (appId == null || !Topics.canPublish(appId)) {
            throw new KuraException(
                    KuraErrorCode.INVALID_PARAMETER,
                    uplink.settings().pid() + ": application id '" + appId + "' is not " + Topics.PUBLISH_RULE);
        }
        AppClient client = new AppClient(appId, uplink, this::remove);
        all.add(client);
        changed.run();
        return client;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<String> applications() {
        return all.stream().map(AppClient::getApplicationId).toList();
    }

    void connected() {
        all.forEach(AppClient::subscribeAgain);
        tellAll(CloudClientListener::onConnectionEstablished);
    }

    void lost() {
        tellAll(CloudClientListener::onConnectionLost);
    }

    /** Tells the application; false if there is none of that name. */
    boolean arrived(AppTopic topic, KuraPayload payload, int qos, boolean retained) {
        return tell(
                topic.appId(),
                topic.control()
                        ? listener ->
                                listener.onControlMessageArrived(topic.device(), topic.topic(), payload, qos, retained)
                        : listener -> listener.onMessageArrived(topic.device(), topic.topic(), payload, qos, retained));
    }

    void published(int id, AppTopic topic) {
        tell(topic.appId(), listener -> listener.onMessagePublished(id, topic.topic()));
    }

    void confirmed(int id, AppTopic topic) {
        tell(topic.appId(), listener -> listener.onMessageConfirmed(id, topic.topic()));
    }

    private void remove(AppClient client) {
        if (all.remove(client)) {
            changed.run();
        }
    }

    private void tellAll(Consumer<CloudClientListener> call) {
        all.forEach(client -> client.listeners().each(call));
    }

    private boolean tell(String appId, Consumer<CloudClientListener> call) {
        boolean told = false;
        for (AppClient client : all) {
            if (client.getApplicationId().equals(appId)) {
                client.listeners().each(call);
                told = true;
            }
        }
        return told;
    }
}
