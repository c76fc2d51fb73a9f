// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.Problem;
import io.tidegate.itests.support.Await;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From publisher and subscriber through endpoint and data service to the transport. */
class EndpointTest {

    private static final Map<String, Object> ENDPOINT = TestCloud.ENDPOINT;

    @TempDir
    Path data;

    private TestCloud cloud;

    @BeforeEach
    void start() {
        cloud = new TestCloud(data, Map.of());
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void topicIsMadeOfTokensApplicationAndMessageProperties() throws KuraException {
        TopicCloudPublisher publisher = publisher(Map.of());
        publisher.publish(message(Map.of("assetName", "pump1")));
        TopicCloudPublisher control = publisher(Map.of("message.type", "control", "app.topic", "x", "appId", "APP"));
        control.publish(message(Map.of()));
        Await.until("both", () -> cloud.sent().size() == 2);
        assertThat(cloud.sent())
                .containsExactly(
                        "#account-name/#client-id/W1/A1/pump1 {\"metrics\":{\"t\":21.5}}",
                        "$EDC/#account-name/#client-id/APP/x {\"metrics\":{\"t\":21.5}}");
    }

    @Test
    void idOfTheAcknowledgementIsTheOneThatPublishReturned() throws KuraException {
        TopicCloudPublisher publisher = publisher(Map.of());
        List<String> confirmed = new CopyOnWriteArrayList<>();
        publisher.registerCloudDeliveryListener(confirmed::add);
        String id = publisher.publish(message(Map.of("assetName", "pump1")));
        Await.until("confirmed", () -> confirmed.equals(List.of(id)));
    }

    @Test
    void messageWithoutThePropertyOfTheTopicIsRefused() {
        assertThatThrownBy(() -> publisher(Map.of()).publish(message(Map.of())))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("assetName");
    }

    @Test
    void publisherWithoutEndpointSaysWhichIsMissing() {
        TopicCloudPublisher publisher =
                new TopicCloudPublisher(Map.of("kura.service.pid", "pub", "cloud.endpoint.service.pid", "nowhere"));
        publisher.bindEndpoint(cloud.endpoint, ENDPOINT);
        assertThatThrownBy(() -> publisher.publish(message(Map.of("assetName", "a"))))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void subscriberGetsItsMessagesAlsoAfterAReconnect() {
        FakeTransport transport = cloud.transport;
        Await.until("subscribed to requests", () -> transport.subscriptions.size() == 1);
        TopicCloudSubscriber subscriber = new TopicCloudSubscriber(Map.of("kura.service.pid", "sub"));
        List<Map<String, Object>> arrived = new CopyOnWriteArrayList<>();
        subscriber.registerCloudSubscriberListener(
                message -> arrived.add(message.getPayload().metrics()));
        subscriber.bindEndpoint(cloud.endpoint, ENDPOINT);
        assertThat(transport.subscriptions)
                .containsExactlyInAnyOrder("$EDC/#account-name/#client-id/#", "#account-name/#client-id/W1/A1/#");
        transport.arrive("acme/gw1/W1/A1/set", "{\"metrics\":{\"a\":1}}");
        transport.arrive("gw1/W1/A1/set", "{\"metrics\":{\"a\":2}}");
        transport.arrive("acme/gw1/W2/A1/set", "{\"metrics\":{\"a\":3}}");
        transport.arrive("$EDC/acme/gw1/W1/A1/set", "{\"metrics\":{\"a\":4}}");
        assertThat(arrived).containsExactly(Map.of("a", 1L), Map.of("a", 2L));
        transport.subscriptions.clear();
        transport.loseConnection();
        transport.brokerUp = true;
        Await.until("subscribed again", () -> transport.subscriptions.size() == 2);
        subscriber.stop();
        assertThat(transport.subscriptions).containsExactly("$EDC/#account-name/#client-id/#");
    }

    @Test
    void subscriptionToRequestsFollowsTheConfiguration() {
        assertThat(cloud.transport.subscriptions).containsExactly("$EDC/#account-name/#client-id/#");
        cloud.endpoint.modified(Map.of("kura.service.pid", EndpointConfig.PID, "topic.control-prefix", "ctl"));
        assertThat(cloud.transport.subscriptions).containsExactly("ctl/#account-name/#client-id/#");
        cloud.endpoint.modified(Map.of("kura.service.pid", EndpointConfig.PID, "enable.default.subscriptions", false));
        assertThat(cloud.transport.subscriptions).isEmpty();
    }

    /** Kura's promise: who asks for QoS 0 gets no id to wait for. */
    @Test
    void messageWithoutAcknowledgementHasNoId() throws KuraException {
        assertThat(publisher(Map.of("qos", 0)).publish(message(Map.of("assetName", "a"))))
                .isNull();
    }

    @Test
    void arrivedMessageTellsItsDeviceAndTopic() {
        TopicCloudSubscriber subscriber = new TopicCloudSubscriber(Map.of("kura.service.pid", "sub"));
        List<Map<String, Object>> arrived = new CopyOnWriteArrayList<>();
        subscriber.registerCloudSubscriberListener(message -> arrived.add(message.getProperties()));
        subscriber.bindEndpoint(cloud.endpoint, ENDPOINT);
        cloud.transport.arrive("account/client/W1/A1/set", "{}");
        assertThat(arrived).singleElement().satisfies(properties -> assertThat(properties)
                .containsEntry("deviceId", "client")
                .containsEntry("appTopic", "A1/set"));
    }

    @ParameterizedTest
    @CsvSource({
        "org.eclipse.kura.cloud.publisher.CloudPublisher, qos, 3",
        "org.eclipse.kura.cloud.publisher.CloudPublisher, priority, -1",
        "org.eclipse.kura.cloud.publisher.CloudPublisher, app.topic, A1/#",
        "org.eclipse.kura.cloud.publisher.CloudPublisher, appId, ' '",
        "org.eclipse.kura.cloud.publisher.CloudPublisher, message.type, other",
        "org.eclipse.kura.cloud.subscriber.CloudSubscriber, app.topic, a/#/b",
        "org.eclipse.kura.cloud.subscriber.CloudSubscriber, app.topic, a+",
        "org.eclipse.kura.cloud.CloudService, payload.encoding, xml",
        "org.eclipse.kura.cloud.CloudService, device.display-name, nickname",
        "org.eclipse.kura.cloud.CloudService, encode.gzip, maybe",
        "org.eclipse.kura.cloud.CloudService, topic.control-prefix, a/b",
        "org.eclipse.kura.data.DataService, connect.retry-interval, 0",
        "org.eclipse.kura.data.DataService, rate.limit.time.unit, WEEKS",
        "org.eclipse.kura.data.DataService, store.db.service.pid, ' '"
    })
    void validatorNamesWhatIsNotAllowed(String factoryPid, String key, String value) {
        List<Problem> problems = new CloudConfigurationValidator()
                .validate(new Candidate("mine", factoryPid, Map.of(key, value), pid -> Optional.empty()));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.pid()).isEqualTo("mine");
            assertThat(problem.key()).isEqualTo(key);
        });
        assertThat(new CloudConfigurationValidator()
                        .validate(new Candidate("mine", factoryPid, Map.of(), pid -> Optional.empty())))
                .isEmpty();
    }

    private TopicCloudPublisher publisher(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("kura.service.pid", "pub");
        TopicCloudPublisher publisher = new TopicCloudPublisher(properties);
        publisher.bindEndpoint(cloud.endpoint, ENDPOINT);
        return publisher;
    }

    private static KuraMessage message(Map<String, Object> properties) {
        KuraPayload payload = new KuraPayload();
        payload.addMetric("t", 21.5);
        return new KuraMessage(payload, properties);
    }
}
