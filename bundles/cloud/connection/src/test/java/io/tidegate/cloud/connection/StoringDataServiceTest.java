// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.data.store.H2MessageStoreProvider;
import io.tidegate.itests.support.Await;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.data.listener.DataServiceListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

class StoringDataServiceTest {

    private static final Map<String, Object> STORE = Map.of("kura.service.pid", "io.tidegate.data.store");

    @TempDir
    Path data;

    private final FakeTransport transport = new FakeTransport();
    private final Workers workers = new Workers();
    private H2MessageStoreProvider store;
    private StoringDataService service;

    @BeforeEach
    void start() {
        store = newStore();
        service = newService(Map.of());
        service.bindStore(store, STORE);
        service.bindTransport(transport);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop();
        workers.stop();
    }

    @Test
    void messagesArriveInOrderAndLeaveTheStore() throws Exception {
        publish(0, 500);
        Await.until("all arrived", () -> transport.received.size() >= 500, this::standing);
        assertThat(transport.received).isEqualTo(numbers(0, 500));
        Await.until("none kept", () -> service.execute().toString().contains(" 0 messages kept"));
    }

    private String standing() {
        return transport.received.size() + " received; " + service.execute();
    }

    @Test
    void messagesOfAnOutageArriveInOrderAfterIt() throws Exception {
        publish(0, 50);
        Await.until("first arrived", () -> transport.received.size() >= 50, this::standing);
        transport.loseConnection();
        publish(50, 300);
        assertThat(service.execute().getStatus()).isEqualTo(Result.Status.WARN);
        Await.until("named URL and cause", () -> service.execute().toString().contains("mqtt://127.0.0.1:1"));
        transport.brokerUp = true;
        Await.until("all arrived", () -> transport.received.size() >= 300, this::standing);
        assertThat(transport.received).isEqualTo(numbers(0, 300));
    }

    @Test
    void unacknowledgedMessagesAreSentAgainInOrderFirst() throws Exception {
        transport.acknowledges = false;
        publish(0, 100);
        Await.until("sent", () -> transport.received.size() == 100);
        transport.loseConnection();
        transport.received.clear();
        publish(100, 120);
        transport.acknowledges = true;
        transport.brokerUp = true;
        Await.until("all again", () -> transport.received.size() == 120);
        assertThat(transport.received).isEqualTo(numbers(0, 120));
    }

    @Test
    void noMoreThanTheWindowIsInFlight() throws Exception {
        transport.acknowledges = false;
        service.modified(properties(Map.of("in-flight-messages.max-number", 7)));
        publish(0, 30);
        Await.until("the window is full", () -> transport.received.size() == 7);
        assertThat(service.getInFlightMessageIds("t")).hasSize(7);
        assertThat(service.getUnpublishedMessageIds("t")).hasSize(23);
        transport.acknowledgeAll();
        Await.until("the next window", () -> transport.received.size() == 14);
    }

    @Test
    void listenersHearOfTheAcknowledgementWithThePublishedId() throws Exception {
        List<Integer> confirmed = new CopyOnWriteArrayList<>();
        List<Integer> published = new CopyOnWriteArrayList<>();
        service.addDataServiceListener(new Listener() {
            @Override
            public void onMessagePublished(int id, String topic) {
                published.add(id);
            }

            @Override
            public void onMessageConfirmed(int id, String topic) {
                confirmed.add(id);
            }
        });
        int id = service.publish("t", bytes("x"), 1, false, 5);
        Await.until("confirmed", () -> confirmed.equals(List.of(id)) && published.equals(List.of(id)));
    }

    @Test
    void swapOfTheStoreLosesAndRepeatsNothing() throws Exception {
        transport.acknowledges = false;
        publish(0, 20);
        Await.until("sent", () -> transport.received.size() == 20);
        service.unbindStore(store);
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return service.publish("t", bytes("20"), 1, false, 5);
            } catch (KuraStoreException e) {
                throw new IllegalStateException(e);
            }
        });
        transport.acknowledgeAll();
        transport.acknowledges = true;
        store = newStore();
        service.bindStore(store, STORE);
        assertThat(waiting.get()).isPositive();
        Await.until("the new one arrived", () -> transport.received.contains("20"));
        assertThat(transport.received).isEqualTo(numbers(0, 21));
        Await.until("none kept", () -> service.execute().toString().contains(" 0 messages kept"));
    }

    @Test
    void swapOfTheTransportSendsAgainWhatWasInFlight() throws Exception {
        transport.acknowledges = false;
        publish(0, 10);
        Await.until("sent", () -> transport.received.size() == 10);
        service.unbindTransport(transport);
        assertThat(transport.listeners()).isZero();
        FakeTransport other = new FakeTransport();
        service.bindTransport(other);
        Await.until("again", () -> other.received.size() == 10);
        assertThat(other.received).isEqualTo(numbers(0, 10));
    }

    @Test
    void urgentMessagesGoFirst() throws Exception {
        transport.loseConnection();
        service.publish("t", bytes("later"), 1, false, 7);
        service.publish("t", bytes("first"), 1, false, 0);
        service.publish("t", bytes("second"), 1, false, 5);
        transport.brokerUp = true;
        Await.until("all", () -> transport.received.size() == 3);
        assertThat(transport.received).containsExactly("first", "second", "later");
    }

    @Test
    void everythingIsThereAfterARestart() throws Exception {
        transport.loseConnection();
        publish(0, 100);
        service.stop();
        FakeTransport other = new FakeTransport();
        service = newService(Map.of());
        service.bindStore(newStore(), STORE);
        service.bindTransport(other);
        service.start();
        Await.until("all", () -> other.received.size() == 100);
        assertThat(other.received).isEqualTo(numbers(0, 100));
    }

    @Test
    void refusesWhatCanNeverBeSent() {
        assertThatThrownBy(() -> service.publish("a/+/b", bytes("x"), 1, false, 5))
                .isInstanceOf(KuraStoreException.class)
                .hasMessageContaining("a/+/b");
        assertThatThrownBy(() -> service.publish("t", bytes("x"), 3, false, 5)).isInstanceOf(KuraStoreException.class);
        assertThatThrownBy(() -> service.publish("t", bytes("x"), 1, false, -1)).isInstanceOf(KuraStoreException.class);
    }

    @Test
    @Tag("slow")
    void withoutAStoreTheCallerWaitsAndLearnsWhichIsMissing() {
        service.unbindStore(store);
        assertThatThrownBy(() -> service.publish("t", bytes("x"), 1, false, 5))
                .isInstanceOf(KuraStoreException.class)
                .hasMessageContaining("io.tidegate.data.store");
        assertThat(service.execute().getStatus()).isEqualTo(Result.Status.WARN);
    }

    @Test
    void qosZeroLeavesWhenHandedOver() throws Exception {
        service.publish("t", bytes("x"), 0, false, 5);
        Await.until("sent", () -> transport.received.size() == 1);
        Await.until("none kept", () -> service.execute().toString().contains(" 0 messages kept"));
    }

    private void publish(int from, int to) throws KuraStoreException {
        for (int n = from; n < to; n++) {
            assertThat(service.publish("t", bytes(String.valueOf(n)), 1, false, 5))
                    .isPositive();
        }
    }

    private H2MessageStoreProvider newStore() {
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> data.toString());
        return new H2MessageStoreProvider(context, STORE);
    }

    private StoringDataService newService(Map<String, Object> more) {
        return new StoringDataService(workers, properties(more));
    }

    private static Map<String, Object> properties(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("kura.service.pid", DataConfig.PID);
        properties.put("connect.retry-interval", 1);
        return properties;
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private abstract static class Listener implements DataServiceListener {
        @Override
        public void onConnectionEstablished() {}

        @Override
        public void onDisconnecting() {}

        @Override
        public void onDisconnected() {}

        @Override
        public void onConnectionLost(Throwable cause) {}

        @Override
        public void onMessageArrived(String topic, byte[] payload, int qos, boolean retained) {}
    }
}
