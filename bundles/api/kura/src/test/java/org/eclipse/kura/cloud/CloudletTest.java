// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraRequestPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.ComponentException;

@SuppressWarnings("deprecation")
class CloudletTest {

    private record Reply(String receiver, String topic, KuraResponsePayload payload) {}

    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CloudService service = proxy(CloudService.class);
    private final Pump pump = new Pump();

    /** Answers two methods only. */
    private static final class Pump extends Cloudlet {

        Pump() {
            super("PUMP-V1");
        }

        @Override
        protected void doGet(CloudletTopic topic, KuraRequestPayload request, KuraResponsePayload response) {
            response.addMetric("resource", String.join("+", topic.getResources()));
        }

        @Override
        protected void doExec(CloudletTopic topic, KuraRequestPayload request, KuraResponsePayload response)
                throws KuraException {
            throw new KuraException(KuraErrorCode.UNAVAILABLE_DEVICE, "pump 3");
        }
    }

    private <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            calls.add(method.getName());
            if (method.getName().equals("newCloudClient")) {
                return proxy(CloudClient.class);
            }
            if (method.getName().equals("controlPublish")) {
                replies.add(new Reply((String) args[0], (String) args[1], (KuraResponsePayload) args[2]));
                return 0;
            }
            return null;
        }));
    }

    @BeforeEach
    void activate() {
        pump.setCloudService(service);
        pump.activate(null);
    }

    @AfterEach
    void deactivate() {
        pump.deactivate(null);
    }

    private Reply ask(String topic) throws Exception {
        KuraPayload request = new KuraPayload();
        request.addMetric("request.id", "42");
        request.addMetric("requester.client.id", "console");
        pump.onControlMessageArrived("gw1", topic, request, 0, false);
        return replies.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void requestIsHandledAndAnsweredToItsSender() throws Exception {
        Reply reply = ask("GET/pumps/3");

        assertThat(reply.receiver()).isEqualTo("console");
        assertThat(reply.topic()).isEqualTo("REPLY/42");
        assertThat(reply.payload().getResponseCode()).isEqualTo(200);
        assertThat(reply.payload().getMetric("resource")).isEqualTo("pumps+3");
        assertThat(reply.payload().getTimestamp()).isNotNull();
    }

    @Test
    void whatNobodyOverrodeIsNotFound() throws Exception {
        assertThat(ask("PUT/pumps/3").payload().getResponseCode()).isEqualTo(404);
        assertThat(ask("POST/x").payload().getResponseCode()).isEqualTo(404);
        assertThat(ask("DEL/x").payload().getResponseCode()).isEqualTo(404);
    }

    @Test
    void requestWithoutMethodIsBad() throws Exception {
        assertThat(ask("FETCH/pumps").payload().getResponseCode()).isEqualTo(400);
        assertThat(ask("/").payload().getResponseCode()).isEqualTo(400);
    }

    @Test
    void exceptionOfTheHandlerIsTheAnswer() throws Exception {
        KuraResponsePayload payload = ask("EXEC/start").payload();

        assertThat(payload.getResponseCode()).isEqualTo(500);
        assertThat(payload.getExceptionMessage()).contains("pump 3");
        // A handler that fails for want of a resource is a bug of the handler, and still answers.
        assertThat(ask("GET").payload().getResponseCode()).isEqualTo(500);
    }

    @Test
    void repliesToItselfAreLeftAlone() throws Exception {
        pump.onControlMessageArrived("gw1", "PUMP-V1/REPLY/7", new KuraPayload(), 0, false);
        pump.onControlMessageArrived("gw1", "GET/no-id", new KuraPayload(), 0, false);

        assertThat(ask("GET/pumps").topic()).isEqualTo("REPLY/42");
        assertThat(replies).isEmpty();
    }

    @Test
    void endOfTheComponentEndsClientAndThreads() throws Exception {
        ask("GET/pumps");

        pump.deactivate(null);

        assertThat(calls).startsWith("newCloudClient", "addCloudClientListener").endsWith("release");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("cloudlet-PUMP-V1")) {
                thread.join(30_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void refusalOfTheConnectionFailsTheActivation() {
        pump.unsetCloudService(proxy(CloudService.class));
        assertThat(pump.getCloudService()).as("another one than its own went").isSameAs(service);
        pump.unsetCloudService(service);
        assertThat(pump.getCloudService()).isNull();
        pump.setCloudService(refusing());

        assertThatExceptionOfType(ComponentException.class)
                .isThrownBy(() -> pump.activate(null))
                .withMessageContaining("PUMP-V1");
    }

    private static CloudService refusing() {
        return (CloudService) Proxy.newProxyInstance(
                CloudService.class.getClassLoader(), new Class<?>[] {CloudService.class}, (self, method, args) -> {
                    throw new KuraException(KuraErrorCode.NOT_CONNECTED);
                });
    }

    @Test
    void topicsAreTakenApart() {
        CloudletTopic topic = CloudletTopic.parseAppTopic("EXEC/bundles/7/start");
        assertThat(topic.getMethod()).isEqualTo(CloudletTopic.Method.EXEC);
        assertThat(topic.getResources()).containsExactly("bundles", "7", "start");
        assertThat(topic).hasToString("EXEC/bundles/7/start");

        assertThat(CloudletTopic.parseAppTopic("GET").getResources()).isNull();
        assertThat(CloudletTopic.parseAppTopic("GET")).hasToString("GET");
        assertThatIllegalArgumentException().isThrownBy(() -> CloudletTopic.parseAppTopic("get/x"));
    }

    @Test
    void encodingsHaveTheNamesThatConfigurationsUse() {
        assertThat(CloudPayloadEncoding.getEncoding("kura-protobuf")).isEqualTo(CloudPayloadEncoding.KURA_PROTOBUF);
        assertThat(CloudPayloadEncoding.getEncoding("Simple-JSON")).isEqualTo(CloudPayloadEncoding.SIMPLE_JSON);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudPayloadEncoding.getEncoding("xml"))
                .withMessageContaining("xml")
                .withMessageContaining("simple-json");
    }
}
