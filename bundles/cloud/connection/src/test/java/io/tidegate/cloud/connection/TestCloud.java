// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.data.store.H2MessageStoreProvider;
import io.tidegate.itests.support.Await;
import io.tidegate.lib.settings.Settings;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.message.KuraPayload;
import org.osgi.framework.BundleContext;

/** An endpoint on a data service with a real store, over a transport that the test plays. */
final class TestCloud implements AutoCloseable {

    static final Map<String, Object> ENDPOINT = Map.of("kura.service.pid", EndpointConfig.PID);

    final FakeTransport transport = new FakeTransport();
    final MachineFacts machine = new MachineFacts();
    final StoringDataService service;
    final TopicCloudEndpoint endpoint;
    private final Workers workers = new Workers();

    /** Connected, and whoever listens knows. */
    TestCloud(Path data, Map<String, Object> more) {
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> data.toString());
        Map<String, Object> store = Map.of("kura.service.pid", "io.tidegate.data.store");
        Map<String, Object> properties = new HashMap<>(ENDPOINT);
        properties.putAll(more);
        endpoint = new TopicCloudEndpoint(
                workers, machine, EndpointSettings.of(Settings.of(properties)), Duration.ofMillis(20));
        service = new StoringDataService(workers, Map.of("kura.service.pid", DataConfig.PID));
        service.bindStore(new H2MessageStoreProvider(context, store), store);
        service.bindTransport(transport);
        service.start();
        AtomicBoolean told = new AtomicBoolean();
        endpoint.registerCloudConnectionListener(new CloudConnectionListener() {
            @Override
            public void onConnectionEstablished() {
                told.set(true);
            }

            @Override
            public void onConnectionLost() {
                // Not of interest here.
            }

            @Override
            public void onDisconnected() {
                // Not of interest here.
            }
        });
        endpoint.bindData(service);
        Await.until("connected", told::get);
    }

    /** What was sent, but for certificates: topic and text. */
    List<String> sent() {
        return sent(false);
    }

    /** The certificates that were sent: topic and text. */
    List<String> certificates() {
        return sent(true);
    }

    KuraPayload reply(String requestId) {
        String end = "/REPLY/" + requestId;
        Await.until("a reply to " + requestId, () -> sent().stream().anyMatch(m -> topic(m).endsWith(end)));
        String message =
                sent().stream().filter(m -> topic(m).endsWith(end)).findFirst().orElseThrow();
        return new SimpleJson()
                .decode(message.substring(message.indexOf(' ') + 1).getBytes(StandardCharsets.UTF_8));
    }

    void request(String topic, String requestId) {
        transport.arrive(
                "$EDC/account/client/" + topic,
                "{\"metrics\":{\"request.id\":\"" + requestId + "\",\"requester.client.id\":\"console\"}}");
    }

    @Override
    public void close() {
        endpoint.stop();
        service.stop();
        workers.stop();
    }

    private List<String> sent(boolean certificates) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < transport.topics.size(); i++) {
            String topic = transport.topics.get(i);
            if (topic.contains("/MQTT/") == certificates) {
                messages.add(topic + " " + transport.received.get(i));
            }
        }
        return messages;
    }

    private static String topic(String message) {
        return message.substring(0, message.indexOf(' '));
    }
}
