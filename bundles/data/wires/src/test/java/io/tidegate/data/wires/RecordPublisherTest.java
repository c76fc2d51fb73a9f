// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraStoreCapacityReachedException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;

class RecordPublisherTest {

    private final Queue<KuraException> failures = new ConcurrentLinkedQueue<>();
    private final Queue<KuraMessage> published = new ConcurrentLinkedQueue<>();
    private final CloudPublisher cloud = (CloudPublisher) Proxy.newProxyInstance(
            CloudPublisher.class.getClassLoader(), new Class<?>[] {CloudPublisher.class}, (proxy, method, args) -> {
                if (!method.getName().equals("publish")) {
                    return method.getName().equals("equals") ? proxy == args[0] : null;
                }
                KuraException failure = failures.poll();
                if (failure != null) {
                    throw failure;
                }
                published.add((KuraMessage) args[0]);
                return "id";
            });

    @Test
    void everyRecordIsOneMessageWithItsValuesAsMetricsAndProperties() {
        RecordPublisher publisher = publisher(Map.of("set.body.from.property", "note"));
        publisher.bindPublisher(cloud);
        publisher.onWireReceive(new WireEnvelope("plc1", List.of(rec("plc1"), rec("plc2"))));

        assertThat(published).hasSize(2);
        KuraMessage first = published.peek();
        assertThat(first.getProperties()).containsEntry("assetName", "plc1").containsEntry("t", 21.5);
        assertThat(first.getPayload().metrics()).containsOnlyKeys("assetName", "t");
        assertThat(first.getPayload().getBody()).isEqualTo("ok".getBytes(StandardCharsets.UTF_8));
        assertThat(first.getPayload().getTimestamp()).isNotNull();
        assertThat(publisher.execute().isOk()).isTrue();
    }

    /** A swap of the cloud connection: the emitter waits, nothing is lost. */
    @Test
    void waitsForACloudPublisherThatIsBeingReplaced() throws Exception {
        RecordPublisher publisher = publisher(Map.of());
        Thread emitter = new Thread(() -> publisher.onWireReceive(new WireEnvelope("plc1", List.of(rec("plc1")))));
        emitter.start();
        assertThat(publisher.execute().getStatus()).isEqualTo(Result.Status.WARN);
        publisher.bindPublisher(cloud);
        emitter.join(5000);

        assertThat(published).hasSize(1);
        assertThat(publisher.execute().isOk()).isTrue();
    }

    @Test
    void triesAgainWhileTheStoreIsBeingReplaced() {
        RecordPublisher publisher = publisher(Map.of());
        publisher.bindPublisher(cloud);
        failures.add(new KuraStoreException("closed"));
        failures.add(new KuraStoreException("closed"));
        publisher.onWireReceive(new WireEnvelope("plc1", List.of(rec("plc1"))));

        assertThat(published).hasSize(1);
    }

    /** The connection's parts go one after the other: its publisher is still there when its data service has gone. */
    @Test
    void triesAgainWhileTheConnectionIsBeingReplaced() {
        RecordPublisher publisher = publisher(Map.of());
        publisher.bindPublisher(cloud);
        failures.add(new KuraException(KuraErrorCode.SERVICE_UNAVAILABLE, "no data service"));
        publisher.onWireReceive(new WireEnvelope("plc1", List.of(rec("plc1"))));

        assertThat(published).hasSize(1);
    }

    /** A full store takes none however long one waits. */
    @Test
    void fullStoreCostsTheMessageAndIsShown() {
        RecordPublisher publisher = publisher(Map.of());
        publisher.bindPublisher(cloud);
        failures.add(new KuraStoreCapacityReachedException("full"));
        publisher.onWireReceive(new WireEnvelope("plc1", List.of(rec("plc1"))));

        assertThat(published).isEmpty();
        assertThat(publisher.execute().getStatus()).isEqualTo(Result.Status.WARN);
        publisher.onWireReceive(new WireEnvelope("plc1", List.of(rec("plc1"))));
        assertThat(published).hasSize(1);
        assertThat(publisher.execute().isOk()).isTrue();
    }

    /** A stop must not take as long as the patience. */
    @Test
    void stopEndsTheWaiting() throws Exception {
        RecordPublisher publisher = publisher(Map.of());
        Thread emitter = new Thread(() -> publisher.onWireReceive(new WireEnvelope("plc1", List.of(rec("plc1")))));
        emitter.start();
        publisher.stop();
        emitter.join(5000);

        assertThat(emitter.isAlive()).isFalse();
        assertThat(published).isEmpty();
    }

    @Test
    void patienceIsSpentOncePerOutage() {
        Outage outage = new Outage("p", Duration.ofMillis(150));
        int attempts = 0;
        while (outage.awaitEnd("away")) {
            attempts++;
        }
        assertThat(attempts).isBetween(1, 3);
        assertThat(outage.awaitEnd("still away")).isFalse();
        outage.changed();
        assertThat(outage.awaitEnd("back, but not ready")).isTrue();
        outage.end();
        assertThat(outage.isPresent()).isFalse();
    }

    private static RecordPublisher publisher(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("kura.service.pid", "pub");
        WireHelperService helper = (WireHelperService) Proxy.newProxyInstance(
                WireHelperService.class.getClassLoader(),
                new Class<?>[] {WireHelperService.class},
                (proxy, method, args) -> null);
        return new RecordPublisher(properties, helper);
    }

    private static WireRecord rec(String asset) {
        return new WireRecord(Map.of(
                "assetName", TypedValues.newStringValue(asset),
                "t", TypedValues.newDoubleValue(21.5),
                "note", TypedValues.newStringValue("ok")));
    }
}
