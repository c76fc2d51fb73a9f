// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.audit.AuditContext;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests from the cloud reach their handlers, and each one gets its reply. */
class RequestsTest {

    private TestCloud cloud;
    private final AtomicReference<KuraMessage> seen = new AtomicReference<>();
    private final AtomicReference<Map<String, String>> behalf = new AtomicReference<>();
    private final AtomicReference<RequestHandlerContext> context = new AtomicReference<>();

    /** Answers with its method; one that is asked for trouble makes it. */
    private final RequestHandler handler = new RequestHandler() {
        @Override
        public KuraMessage doGet(RequestHandlerContext from, KuraMessage message) throws KuraException {
            seen.set(message);
            behalf.set(AuditContext.currentOrInternal().getProperties());
            context.set(from);
            KuraPayload payload = new KuraPayload();
            payload.addMetric("method", "GET");
            return new KuraMessage(payload);
        }

        @Override
        public KuraMessage doExec(RequestHandlerContext from, KuraMessage message) throws KuraException {
            List<?> resource = (List<?>) message.getProperties().get("args");
            switch (String.valueOf(resource.get(0))) {
                case "bad" -> throw new KuraException(KuraErrorCode.BAD_REQUEST, "so bad");
                case "missing" -> throw new KuraException(KuraErrorCode.NOT_FOUND, "so missing");
                case "unlucky" -> throw new KuraException(KuraErrorCode.IO_ERROR, "so unlucky");
                case "argument" -> throw new IllegalArgumentException("which argument");
                case "bug" -> throw new IllegalStateException("a bug");
                case "type" -> {
                    KuraPayload payload = new KuraPayload();
                    payload.addMetric("m", new Object());
                    return new KuraMessage(payload);
                }
                default -> {
                    return null;
                }
            }
        }
    };

    @BeforeEach
    void start(@TempDir Path data) {
        cloud = new TestCloud(data, Map.of());
        cloud.endpoint.registerRequestHandler("APP", handler);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void handlerGetsResourceAndContextAndItsReplyGoesToTheRequester() throws KuraException {
        cloud.request("APP/GET/a/b%20c", "r1");
        KuraPayload reply = cloud.reply("r1");
        assertThat(reply.getMetric("method")).isEqualTo("GET");
        assertThat(reply.getMetric("response.code")).isEqualTo(200L);
        assertThat(reply.getTimestamp()).isNotNull();
        assertThat(cloud.sent()).singleElement().satisfies(message -> assertThat(message)
                .startsWith("$EDC/#account-name/console/APP/REPLY/r1 "));
        assertThat(behalf.get()).containsEntry("entrypoint", "CLOUD").containsEntry("identity", "console");
        assertThat(seen.get().getProperties()).containsEntry("args", List.of("a", "b%20c"));
        assertThat(context.get().getContextProperties())
                .containsEntry("TENANT_ID", "account")
                .containsEntry("DEVICE_ID", "client")
                .containsEntry("NOTIFICATION_PUBLISHER_PID", NotificationPublisher.PID);

        KuraPayload progress = new KuraPayload();
        progress.addMetric("job.id", 7L);
        context.get()
                .getNotificationPublisher()
                .publish(new KuraMessage(
                        progress, Map.of("appId", "APP", "messageType", "download", "requestorClientId", "console")));
        Await.until("notified", () -> cloud.sent().size() == 2);
        assertThat(cloud.sent().get(1))
                .isEqualTo("$EDC/#account-name/console/APP/NOTIFY/#client-id/download {\"metrics\":{\"job.id\":7}}");
    }

    @Test
    void failuresBecomeTheirCodes() {
        assertThat(code("APP/EXEC/nothing")).isEqualTo(200L);
        assertThat(code("APP/EXEC/bad")).isEqualTo(400L);
        assertThat(code("APP/EXEC/missing")).isEqualTo(404L);
        assertThat(code("APP/EXEC/unlucky")).isEqualTo(500L);
        assertThat(code("APP/EXEC/argument")).isEqualTo(400L);
        assertThat(code("APP/EXEC/bug")).isEqualTo(500L);
        assertThat(code("APP/EXEC/type")).isEqualTo(500L);
        assertThat(code("APP/PUT/not-supported")).isEqualTo(500L);
        assertThat(code("APP/PATCH/x")).isEqualTo(400L);
        assertThat(code("NOBODY/GET/x")).isEqualTo(404L);
        assertThat(cloud.reply("APP/EXEC/missing".replace('/', '-')).getMetric("response.exception.message"))
                .asString()
                .contains("so missing");
        cloud.endpoint.unregister("APP");
        assertThat(code("APP/GET/x")).isEqualTo(404L);
    }

    @Test
    void repliesCertificatesMessagesWithoutRequesterOrToOthersAreNoRequests() {
        cloud.request("APP/REPLY/1", "r1");
        cloud.request("APP/NOTIFY/other/x", "r2");
        cloud.request("MQTT/GET/x", "r3");
        cloud.request("BA/GET/x", "r4");
        cloud.request("APP/GET/x", "an/other/topic");
        cloud.request("APP/GET/x", "#");
        cloud.transport.arrive("$EDC/account/client/APP/GET/x", "{\"metrics\":{\"request.id\":\"r5\"}}");
        cloud.transport.arrive(
                "$EDC/account/another/APP/GET/x",
                "{\"metrics\":{\"request.id\":\"r6\",\"requester.client.id\":\"console\"}}");
        assertThat(code("APP/GET/last")).isEqualTo(200L);
        assertThat(cloud.sent()).hasSize(1);
    }

    /** Else whoever has one slow application could not be managed any more. */
    @Test
    void hangingHandlerHoldsUpNobodyElse() {
        CountDownLatch hanging = new CountDownLatch(Lane.MOST_AT_ONCE);
        CountDownLatch free = new CountDownLatch(1);
        cloud.endpoint.registerRequestHandler("SLOW", new RequestHandler() {
            @Override
            public KuraMessage doGet(RequestHandlerContext from, KuraMessage message) {
                hanging.countDown();
                try {
                    free.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return null;
            }
        });
        int most = Lane.MOST_AT_ONCE + Lane.MOST_WAITING;
        for (int i = 0; i < most; i++) {
            cloud.request("SLOW/GET/x", "s" + i);
        }
        Await.until("hanging", () -> hanging.getCount() == 0);
        assertThat(code("APP/GET/x")).isEqualTo(200L);
        cloud.request("SLOW/GET/x", "refused");
        assertThat(cloud.reply("refused").getMetric("response.code")).isEqualTo(500L);
        free.countDown();
        Await.until("all others answered", () -> cloud.sent().size() == most + 2);
    }

    private Object code(String topic) {
        String id = topic.replace('/', '-');
        cloud.request(topic, id);
        return cloud.reply(id).getMetric("response.code");
    }
}
