// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.EmbeddedFramework;
import io.tidegate.itests.support.Threads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraTimeoutException;
import org.eclipse.kura.cloud.CloudCallService;
import org.eclipse.kura.cloud.CloudClient;
import org.eclipse.kura.cloud.CloudClientListener;
import org.eclipse.kura.cloud.CloudPayloadProtoBufEncoder;
import org.eclipse.kura.cloud.CloudService;
import org.eclipse.kura.cloud.Cloudlet;
import org.eclipse.kura.cloud.CloudletTopic;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudNotificationPublisher;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.marshalling.Marshaller;
import org.eclipse.kura.marshalling.Unmarshaller;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraRequestPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** The built bundle with store and transport in a framework, against a real broker; the test plays an add-on. */
@SuppressWarnings("deprecation")
class CloudServicesIT {

    private static final String TRANSPORT = "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport";

    private final List<String> events = new CopyOnWriteArrayList<>();
    private CloudSide cloud;
    private EmbeddedFramework framework;
    private Bundle connection;

    @BeforeEach
    void startFramework(@TempDir Path folder) throws Exception {
        cloud = new CloudSide(folder);
        framework = EmbeddedFramework.in(folder)
                .with("tidegate.data", folder.resolve("data").toString())
                .sharing(
                        "org.eclipse.kura.KuraException",
                        "org.osgi.service.event.Event",
                        "org.apache.felix.hc.api.HealthCheck",
                        "io.tidegate.api.configuration.Problem",
                        "com.fasterxml.jackson.core.JsonFactory")
                .configuredComponents()
                .bundles(
                        "org.apache.felix.eventadmin.impl.Activator",
                        "io.tidegate.data.store.H2MessageStoreProvider",
                        "io.tidegate.cloud.mqtt.MqttTransport")
                .start();
        connection = framework.installTested();
        connection.start();
        framework.register(
                EventHandler.class,
                event -> events.add(event.getTopic() + " " + event.getProperty("cloud.service.pid")),
                Map.of(EventConstants.EVENT_TOPIC, "org/eclipse/kura/cloud/*"));
    }

    @AfterEach
    void stopFramework() {
        framework.close();
        cloud.close();
    }

    /** What a console built for Kura does: protobuf in, protobuf out, over the control topics. */
    @Test
    void requestInProtobufIsAnsweredInProtobuf() throws Exception {
        connect(Map.of("payload.encoding", "kura-protobuf", "encode.gzip", true));
        framework
                .service(RequestHandlerRegistry.class, endpoint())
                .registerRequestHandler("APP-V1", new RequestHandler() {
                    @Override
                    public KuraMessage doGet(RequestHandlerContext from, KuraMessage message) {
                        KuraPayload payload = new KuraPayload();
                        payload.addMetric(
                                "args", String.valueOf(message.getProperties().get("args")));
                        payload.addMetric("asked", message.getPayload().getMetric("question"));
                        payload.addMetric("device", from.getContextProperties().get("DEVICE_ID"));
                        payload.setBody(new byte[] {0, 1});
                        return new KuraMessage(payload);
                    }
                });
        KuraPayload request = new KuraPayload();
        request.addMetric("request.id", "r1");
        request.addMetric("requester.client.id", "console");
        request.addMetric("question", 41);

        cloud.publish("$EDC/plant/gw-1/APP-V1/GET/a/b", KuraProtobuf.encode(request));
        byte[] bytes = cloud.payload("$EDC/plant/console/APP-V1/REPLY/r1");

        assertThat(Gzip.isCompressed(bytes)).isTrue();
        KuraPayload reply = KuraProtobuf.decodePlainOrCompressed(bytes);
        assertThat(reply.metrics())
                .isEqualTo(Map.of("args", "[a, b]", "asked", 41, "device", "gw-1", "response.code", 200));
        assertThat(reply.getBody()).isEqualTo(new byte[] {0, 1});

        cloud.publish("$EDC/plant/gw-1/NOBODY/GET/x", KuraProtobuf.encode(request));
        assertThat(KuraProtobuf.decodePlainOrCompressed(cloud.payload("$EDC/plant/console/NOBODY/REPLY/r1"))
                        .getMetric("response.code"))
                .isEqualTo(404);
    }

    /** Else a request from the cloud could change what it came by, and nobody would ever come again. */
    @Test
    void whatTheCloudComesByIsChangedOnTrial() throws Exception {
        connect(Map.of("payload.encoding", "simple-json"));

        assertThat(List.of(TRANSPORT, DataConfig.PID, EndpointConfig.PID))
                .allSatisfy(pid -> assertThat(framework.reference(
                                ConfigurableComponent.class.getName(),
                                "(&" + named(pid)
                                        + "(tidegate.confirm.within.s=60)(tidegate.confirm.entrypoints=CLOUD))"))
                        .isPresent());
    }

    @Test
    void applicationOfTheOldApiPublishesAndHears() throws Exception {
        connect(Map.of("payload.encoding", "simple-json"));
        List<String> told = new CopyOnWriteArrayList<>();
        CloudClient client = framework.service(CloudService.class, endpoint()).newCloudClient("heater");
        client.addCloudClientListener(listener(told));
        client.subscribe("set/+", 1);
        KuraPayload payload = new KuraPayload();
        payload.addMetric("t", 21.5);

        int id = client.publish("pump/1", payload, 1, false);
        assertThat(cloud.payload("plant/gw-1/heater/pump/1")).asString().isEqualTo("{\"metrics\":{\"t\":21.5}}");
        Await.until("confirmed", () -> told.contains("confirmed " + id + " pump/1"), () -> told);
        cloud.publish("plant/gw-1/heater/set/1", "{\"metrics\":{\"on\":true}}".getBytes(StandardCharsets.UTF_8));
        Await.until("heard", () -> told.contains("arrived gw-1 set/1 {on=true}"), () -> told);
        cloud.publish("$EDC/plant/gw-1/heater/GET/x", new byte[] {7});
        Await.until("heard", () -> told.contains("control gw-1 GET/x {}"), () -> told);

        framework.service(CloudConnectionManager.class).disconnect();
        Await.until(
                "events",
                () -> events.equals(List.of(
                        "org/eclipse/kura/cloud/CloudConnectionStatus/ESTABLISHED " + EndpointConfig.PID,
                        "org/eclipse/kura/cloud/CloudConnectionStatus/LOST " + EndpointConfig.PID)),
                () -> events);
    }

    @Test
    void cloudletAnswersRequests() throws Exception {
        connect(Map.of("payload.encoding", "kura-protobuf", "encode.gzip", false));
        Thermostat thermostat = new Thermostat();
        thermostat.setCloudService(framework.service(CloudService.class, endpoint()));
        thermostat.activate(null);
        KuraPayload request = new KuraPayload();
        request.addMetric("request.id", "r1");
        request.addMetric("requester.client.id", "console");

        cloud.publish("$EDC/plant/gw-1/thermostat/GET/set-point", KuraProtobuf.encode(request));

        assertThat(KuraProtobuf.decode(cloud.payload("$EDC/plant/console/thermostat/REPLY/r1"))
                        .metrics())
                .isEqualTo(Map.of("response.code", 200, "set-point", 21.5));
        assertThat(framework.service(CloudService.class, endpoint()).getCloudApplicationIdentifiers())
                .containsExactly("thermostat");
        thermostat.deactivate(null);
        assertThat(framework.service(CloudService.class, endpoint()).getCloudApplicationIdentifiers())
                .isEmpty();
    }

    /** A swap is a stop and a start: the cloud hears of both, and nothing of the old version stays. */
    @Test
    void replacedBundleSaysGoodbyeAndIsBornAgain() throws Exception {
        connect(Map.of("payload.encoding", "kura-protobuf", "encode.gzip", false));
        KuraPayload birth = KuraProtobuf.decode(cloud.payload("$EDC/plant/gw-1/MQTT/BIRTH"));
        assertThat(birth.metrics())
                .containsEntry("payload_encoding", "KURA_PROTOBUF")
                .containsEntry("accept_encoding", "")
                .containsKeys("uptime", "display_name", "os", "connection_ip", "total_memory");
        assertThat(birth.getTimestamp()).isNotNull();

        connection.stop(Bundle.STOP_TRANSIENT);
        assertThat(framework.find(CloudService.class)).isEmpty();
        Threads.awaitNone("cloud-");

        connection.start(Bundle.START_TRANSIENT);
        Await.until("born again", () -> cloud.count("$EDC/plant/gw-1/MQTT/BIRTH") == 2);
        assertThat(cloud.count("$EDC/plant/gw-1/MQTT/DC")).isEqualTo(1);
    }

    /** The other end of a request, as the old API has it: here the gateway asks itself, over the broker. */
    @Test
    void callIsAnsweredOrTimesOut() throws Exception {
        connect(Map.of("payload.encoding", "kura-protobuf"));
        framework
                .service(RequestHandlerRegistry.class, endpoint())
                .registerRequestHandler("ECHO", new RequestHandler() {
                    @Override
                    public KuraMessage doPost(RequestHandlerContext from, KuraMessage message) {
                        KuraPayload payload = new KuraPayload();
                        payload.setBody(message.getPayload().getBody());
                        return new KuraMessage(payload);
                    }
                });
        CloudCallService calls = framework.service(CloudCallService.class);
        Await.until("connected", calls::isConnected);
        KuraPayload request = new KuraPayload();
        request.setBody(new byte[] {4, 2});
        assertThat(calls.call("ECHO", "POST/x", request, 20_000))
                .satisfies(reply -> assertThat(reply.getResponseCode()).isEqualTo(200))
                .satisfies(reply -> assertThat(reply.getBody()).isEqualTo(new byte[] {4, 2}));
        assertThatThrownBy(() -> calls.call("nobody", "ECHO", "POST/x", null, 50))
                .isInstanceOf(KuraTimeoutException.class)
                .hasMessageContaining("ECHO/POST/x");
    }

    @Test
    void helpersOfAddOnsAreServices() throws Exception {
        String json = "(kura.service.pid=org.eclipse.kura.json.marshaller.unmarshaller.provider)";
        KuraPayload payload =
                framework.service(Unmarshaller.class, json).unmarshal("{\"metrics\":{\"a\":1}}", KuraPayload.class);
        assertThat(framework.service(Marshaller.class, json).marshal(payload)).isEqualTo("{\"metrics\":{\"a\":1}}");
        assertThat(framework.service(CloudPayloadProtoBufEncoder.class).getBytes(payload, false))
                .isEqualTo(KuraProtobuf.encode(payload));
        connect(Map.of());
        assertThat(framework.service(
                        CloudNotificationPublisher.class, "(kura.service.pid=" + NotificationPublisher.PID + ")"))
                .isNotNull();
    }

    private void connect(Map<String, Object> endpoint) throws Exception {
        configure(
                TRANSPORT,
                Map.of("broker-url", cloud.url(), "client-id", "gw-1", "topic.context.account-name", "plant"));
        configure(DataConfig.PID, Map.of("DataTransportService.target", named(TRANSPORT)));
        Map<String, Object> properties = new HashMap<>(endpoint);
        properties.put("DataService.target", named(DataConfig.PID));
        configure(EndpointConfig.PID, properties);
        framework.service(CloudConnectionManager.class);
        cloud.payload("$EDC/plant/gw-1/MQTT/BIRTH");
        // The subscription to requests comes right after: a message that comes back shows that it is there.
        Await.until("subscribed", () -> {
            KuraPayload probe = new KuraPayload();
            probe.addMetric("request.id", "probe");
            probe.addMetric("requester.client.id", "prober");
            boolean protobuf = "kura-protobuf".equals(endpoint.get("payload.encoding"));
            cloud.publish("$EDC/plant/gw-1/PROBE/GET/x", encoded(probe, protobuf));
            return cloud.count("$EDC/plant/prober/PROBE/REPLY/probe") > 0;
        });
    }

    private static byte[] encoded(KuraPayload payload, boolean protobuf) {
        try {
            return protobuf ? KuraProtobuf.encode(payload) : new SimpleJson().encode(payload);
        } catch (KuraException e) {
            throw new IllegalStateException(e);
        }
    }

    private void configure(String pid, Map<String, Object> properties) throws IOException {
        framework.configurations().set(pid, pid, properties);
    }

    private static String endpoint() {
        return named(EndpointConfig.PID);
    }

    private static String named(String pid) {
        return "(kura.service.pid=" + pid + ")";
    }

    /** As an add-on has it. */
    private static final class Thermostat extends Cloudlet {
        Thermostat() {
            super("thermostat");
        }

        @Override
        protected void activate(ComponentContext component) {
            super.activate(component);
        }

        @Override
        protected void deactivate(ComponentContext component) {
            super.deactivate(component);
        }

        @Override
        protected void doGet(CloudletTopic topic, KuraRequestPayload request, KuraResponsePayload response) {
            response.addMetric(topic.getResources()[0], 21.5);
        }
    }

    private static CloudClientListener listener(List<String> told) {
        return new CloudClientListener() {
            @Override
            public void onMessageArrived(String device, String topic, KuraPayload payload, int qos, boolean retain) {
                told.add("arrived " + device + " " + topic + " " + payload.metrics());
            }

            @Override
            public void onControlMessageArrived(
                    String device, String topic, KuraPayload payload, int qos, boolean retain) {
                told.add("control " + device + " " + topic + " " + payload.metrics());
            }

            @Override
            public void onConnectionLost() {
                told.add("lost");
            }

            @Override
            public void onConnectionEstablished() {
                told.add("established");
            }

            @Override
            public void onMessageConfirmed(int id, String topic) {
                told.add("confirmed " + id + " " + topic);
            }

            @Override
            public void onMessagePublished(int id, String topic) {
                told.add("published " + id + " " + topic);
            }
        };
    }
}
