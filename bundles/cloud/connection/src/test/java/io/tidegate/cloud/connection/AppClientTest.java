// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.itests.support.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloud.CloudClient;
import org.eclipse.kura.cloud.CloudClientListener;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications written for the API before Kura 4. */
@SuppressWarnings("deprecation")
class AppClientTest {

    private TestCloud cloud;
    private CloudClient client;
    private final Told told = new Told();

    @BeforeEach
    void start(@TempDir Path data) throws KuraException {
        cloud = new TestCloud(data, Map.of());
        client = cloud.endpoint.newCloudClient("heater");
        client.addCloudClientListener(told);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void everyWayToPublishHasItsTopic() throws KuraException {
        KuraPayload payload = new KuraPayload();
        payload.addMetric("t", 1);
        byte[] raw = "raw".getBytes(StandardCharsets.UTF_8);
        client.publish("a", payload, 1, false);
        client.publish("other", "b", payload, 1, false);
        client.publish("c", payload, 1, false, 5);
        client.publish("other", "d", payload, 1, false, 5);
        client.publish("e", raw, 1, false, 5);
        client.publish("other", "f", raw, 1, false, 5);
        client.controlPublish("g", payload, 1, false, 5);
        client.controlPublish("other", "h", payload, 1, false, 5);
        client.controlPublish("other", "i", raw, 1, false, 5);
        client.publish("", payload, 1, false);
        Await.until("sent", () -> cloud.sent().size() == 10);
        String json = " {\"metrics\":{\"t\":1}}";
        assertThat(cloud.sent())
                .containsExactly(
                        "#account-name/#client-id/heater/a" + json,
                        "#account-name/other/heater/b" + json,
                        "#account-name/#client-id/heater/c" + json,
                        "#account-name/other/heater/d" + json,
                        "#account-name/#client-id/heater/e raw",
                        "#account-name/other/heater/f raw",
                        "$EDC/#account-name/#client-id/heater/g" + json,
                        "$EDC/#account-name/other/heater/h" + json,
                        "$EDC/#account-name/other/heater/i raw",
                        "#account-name/#client-id/heater" + json);
        assertThatThrownBy(() -> client.publish("x/#", payload, 1, false))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("heater/x/#");
    }

    @Test
    void listenerHearsOfItsMessagesOnly() throws KuraException {
        cloud.transport.acknowledges = false;
        int id = client.publish("pump/1", new KuraPayload(), 1, false);
        cloud.endpoint.newCloudClient("another").publish("x", new KuraPayload(), 1, false);
        Await.until("both sent", () -> cloud.sent().size() == 2);
        Await.until("in flight", () -> inFlight().equals(List.of(id)));
        cloud.transport.acknowledgeAll();
        Await.until("confirmed", () -> told.events.contains("confirmed " + id + " pump/1"));
        cloud.transport.arrive("account/client/heater/set/1", "{\"metrics\":{\"t\":5}}");
        cloud.transport.arrive("account/client/another/set/1", "{\"metrics\":{\"t\":6}}");
        cloud.transport.arrive("$EDC/account/client/heater/GET/x", "{\"metrics\":{\"t\":7}}");
        assertThat(told.events)
                .containsExactly(
                        "published " + id + " pump/1",
                        "confirmed " + id + " pump/1",
                        "arrived client set/1 5",
                        "control client GET/x 7");
    }

    /** An application that answers requests by the old API must not be contradicted. */
    @Test
    void requestToAnApplicationIsNotRefusedForIt() {
        cloud.request("heater/GET/x", "r1");
        cloud.request("NOBODY/GET/x", "r2");
        cloud.reply("r2");
        assertThat(cloud.sent()).hasSize(1);
        assertThat(told.events).containsExactly("control client GET/x null");
    }

    @Test
    void subscriptionsOutliveTheConnection() throws KuraException {
        client.subscribe("a/#", 1);
        client.subscribe("other", "b", 1);
        client.controlSubscribe("c", 1);
        client.controlSubscribe("other", "d", 1);
        client.unsubscribe("other", "b");
        cloud.transport.subscriptions.clear();
        cloud.transport.loseConnection();
        assertThatThrownBy(() -> client.subscribe("late", 1)).isInstanceOf(KuraException.class);
        assertThat(client.isConnected()).isFalse();
        Await.until("told", () -> told.events.contains("lost"));
        cloud.transport.brokerUp = true;
        Await.until("told", () -> told.events.contains("established"));
        assertThat(cloud.transport.subscriptions)
                .contains(
                        "#account-name/#client-id/heater/a/#",
                        "$EDC/#account-name/#client-id/heater/c",
                        "$EDC/#account-name/other/heater/d")
                .hasSize(4);
    }

    @Test
    void applicationsComeAndGoInTheCertificates() {
        cloud.endpoint.registerRequestHandler(
                "CONF-V1",
                new org.eclipse.kura.cloudconnection.request.RequestHandler() {
                    // Answers nothing.
                });
        Await.until("told", () -> apps("heater,CONF-V1"));
        client.release();
        Await.until("told", () -> apps("CONF-V1"));
        assertThat(cloud.endpoint.getCloudApplicationIdentifiers()).containsExactly("CONF-V1");
    }

    private boolean apps(String ids) {
        return cloud.certificates().stream()
                .filter(certificate -> certificate.startsWith("$EDC/#account-name/#client-id/MQTT/APPS "))
                .anyMatch(certificate -> certificate.contains("\"application_ids\":\"" + ids + "\""));
    }

    private List<Integer> inFlight() {
        try {
            return client.getInFlightMessageIds();
        } catch (KuraException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes what it is told. */
    private static final class Told implements CloudClientListener {
        final List<String> events = new CopyOnWriteArrayList<>();

        @Override
        public void onMessageArrived(String device, String topic, KuraPayload payload, int qos, boolean retain) {
            events.add("arrived " + device + " " + topic + " " + payload.getMetric("t"));
        }

        @Override
        public void onControlMessageArrived(String device, String topic, KuraPayload payload, int qos, boolean retain) {
            events.add("control " + device + " " + topic + " " + payload.getMetric("t"));
        }

        @Override
        public void onConnectionLost() {
            events.add("lost");
        }

        @Override
        public void onConnectionEstablished() {
            events.add("established");
        }

        @Override
        public void onMessageConfirmed(int id, String topic) {
            events.add("confirmed " + id + " " + topic);
        }

        @Override
        public void onMessagePublished(int id, String topic) {
            events.add("published " + id + " " + topic);
        }
    }
}
