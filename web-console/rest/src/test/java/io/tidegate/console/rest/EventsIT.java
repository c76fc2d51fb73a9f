// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.samples.LatestValues;
import io.tidegate.api.system.CheckState;
import io.tidegate.api.system.Verdict;
import io.tidegate.itests.support.Await;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** The event stream over real HTTP. */
class EventsIT {

    private Gateway gateway;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = new Gateway(data).started();
        gateway.cache.good("pump", "speed", 1.0);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void snapshotThenTheNewestOfWhatChanged() throws Exception {
        try (EventClient client = gateway.events("?topics=values")) {
            EventClient.Received snapshot = client.next();
            assertThat(snapshot.name()).isEqualTo("snapshot");
            assertThat(snapshot.json()).containsOnlyKeys("gateway", "channels");
            assertThat(client.retry).isEqualTo("2000");

            for (int i = 0; i < 1000; i++) {
                gateway.tell(gateway.cache.good("pump", "speed", (double) i));
            }
            int events = 0;
            Object value = null;
            while (!Double.valueOf(999).equals(value)) {
                List<Map<String, Object>> values =
                        Tree.list(client.next("values").json(), "values");
                assertThat(values).hasSize(1);
                value = values.get(0).get("value");
                events++;
            }
            assertThat(events).isLessThan(100);
        }
    }

    @Test
    void bundlesAreLive() throws Exception {
        try (EventClient client = gateway.events("?topics=bundles")) {
            assertThat(client.next("snapshot").json()).containsOnlyKeys("gateway", "bundles");
            gateway.context().getBundle(1).stop();
            List<Map<String, Object>> bundles = Tree.list(client.next("bundles").json(), "bundles");
            assertThat(bundles).anySatisfy(bundle -> assertThat(bundle)
                    .containsEntry("state", "resolved")
                    .containsEntry("bsn", "org.osgi.util.function"));
        }
    }

    @Test
    void healthIsToldWhenItChanges() throws Exception {
        try (EventClient client = gateway.events("?topics=health")) {
            assertThat(client.next("snapshot").json()).containsOnlyKeys("gateway", "health");
            gateway.state.checks.add(new CheckState("Asset", "pump", Verdict.DEGRADED, List.of("driver is missing")));
            assertThat(client.next("health", e -> e.json().get("verdict").equals("DEGRADED"))
                            .json())
                    .containsKey("causes");
        }
    }

    /** Channels that come are told as such; an asset that is replaced without a change is not worth an event. */
    @Test
    void channelListIsToldWhenItChangedOnly() throws Exception {
        try (EventClient client = gateway.events("?topics=values")) {
            client.next("snapshot");
            gateway.unregister(gateway.pump);
            gateway.register("pump", gateway.pump);
            gateway.tell(gateway.cache.good("pump", "speed", 5.0));
            assertThat(client.next().name()).isEqualTo("values");
            gateway.changed("pump", gateway.pump.with("level", ChannelType.READ, DataType.FLOAT, "%"));
            assertThat(Tree.list(client.next().json(), "channels")).hasSize(4);
        }
    }

    @Test
    void anotherCacheIsToldAnew() throws Exception {
        try (EventClient client = gateway.events("?topics=values")) {
            client.next("snapshot");
            gateway.unregister(gateway.cache);
            assertThat(Tree.list(client.next("values").json(), "values"))
                    .allSatisfy(v -> assertThat(v).containsEntry("reason", "the cache is not running"));
            gateway.register(LatestValues.class, gateway.cache);
            assertThat(Tree.list(client.next("values").json(), "values"))
                    .anySatisfy(v -> assertThat(v).containsEntry("quality", "GOOD"));
        }
    }

    @Test
    void clientThatComesBackGetsWhatItMissed() throws Exception {
        String last;
        try (EventClient client = gateway.events("?topics=values")) {
            last = client.next("snapshot").id();
        }
        List<String> seen = new ArrayList<>();
        try (EventClient other = gateway.events("?topics=values")) {
            other.next("snapshot");
            for (int i = 0; i < 3; i++) {
                gateway.tell(gateway.cache.good("pump", "speed", (double) i));
                seen.add(other.next("values").id());
            }
        }
        try (EventClient back = gateway.events("?topics=values", "Last-Event-ID", last)) {
            assertThat(List.of(back.next().id(), back.next().id(), back.next().id()))
                    .isEqualTo(seen);
        }
        try (EventClient back = gateway.events("?topics=values", "Last-Event-ID", seen.get(1))) {
            assertThat(back.next().id()).isEqualTo(seen.get(2));
        }
        for (String unknown : List.of("other-1", "1", seen.get(2) + "9")) {
            try (EventClient back = gateway.events("?topics=values", "Last-Event-ID", unknown)) {
                assertThat(back.next().name()).isEqualTo("snapshot");
            }
        }
    }

    /** What is not kept any more can't be told: everything is told anew. */
    @Test
    void clientThatMissedTooMuchGetsASnapshot() throws Exception {
        gateway.changed("pump", gateway.pump.with("text", ChannelType.READ, DataType.STRING, ""));
        try (EventClient client = gateway.events("?topics=values")) {
            String first = client.next("snapshot").id();
            // 4 MiB are kept.
            for (int i = 0; i < 6; i++) {
                gateway.tell(gateway.cache.good("pump", "text", i + "x".repeat(1 << 20)));
                client.next("values");
            }
            try (EventClient back = gateway.events("?topics=values", "Last-Event-ID", first)) {
                assertThat(back.next().name()).isEqualTo("snapshot");
            }
        }
    }

    @Test
    void streamsEndWithTheBundleAndComeBackWithItsSuccessor() throws Exception {
        List<WeakReference<ClassLoader>> replaced = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            try (EventClient client = gateway.events("")) {
                String last = client.next("snapshot").id();
                replaced.add(new WeakReference<>(
                        gateway.rest.adapt(BundleWiring.class).getClassLoader()));
                gateway.rest.stop(Bundle.STOP_TRANSIENT);
                Await.until("the end of the stream", () -> client.ended);
                gateway.rest.update();
                gateway.rest.start(Bundle.START_TRANSIENT);
                gateway.reachable();
                // An id of the predecessor is none of the successor's.
                try (EventClient back = gateway.events("", "Last-Event-ID", last)) {
                    assertThat(back.next().name()).isEqualTo("snapshot");
                }
            }
        }
        gateway.rest.stop(Bundle.STOP_TRANSIENT);
        assertThat(Gateway.threads()).isEmpty();
        Await.until("class loaders to go", () -> {
            System.gc();
            return replaced.stream().filter(loader -> loader.get() != null).count() <= 1;
        });
    }

    /** Whoever does not read must cost neither memory nor anybody's time. */
    @Test
    void slowClientIsDropped() throws Exception {
        gateway.changed("pump", gateway.pump.with("text", ChannelType.READ, DataType.STRING, ""));
        try (Socket slow = new Socket();
                EventClient quick = gateway.events("?topics=values")) {
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()));
            slow.getOutputStream()
                    .write("GET /api/v1/events?topics=values HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            Await.until("both", () -> gateway.health().toString().contains("2 of 50 event streams"));
            for (int i = 0; !gateway.health().toString().contains("1 of 50 event streams, 1 dropped"); i++) {
                gateway.tell(gateway.cache.good("pump", "text", i + "x".repeat(1 << 20)));
                quick.next("values");
                assertThat(i).isLessThan(60);
            }
            gateway.tell(gateway.cache.good("pump", "speed", 7.0));
            quick.next("values", event -> event.data().contains("\"speed\""));
            // When it reads on it finds the end, and can come back.
            slow.setSoTimeout((int) Await.LIMIT.toMillis());
            assertThat(slow.getInputStream().transferTo(OutputStream.nullOutputStream()))
                    .isPositive();
        }
    }

    @Test
    void oneClientTooManyIsRefused() throws Exception {
        List<EventClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                clients.add(gateway.events("?topics=bundles"));
            }
            HttpResponse<InputStream> refused = gateway.open("");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("10");
            refused.body().close();
            for (EventClient client : clients) {
                client.next("snapshot");
            }
            assertThat(gateway.get("/api/v1/gateway").statusCode()).isEqualTo(200);
        } finally {
            for (EventClient client : clients) {
                client.close();
            }
        }
        // A place is free again as soon as something is written to who has gone.
        gateway.context().getBundle(1).stop();
        Await.until("free places", () -> gateway.health().toString().contains("0 of 50 event streams"));
    }

    @Test
    void silenceIsFilledWithHeartbeats() throws Exception {
        try (EventClient client = gateway.events("?topics=bundles")) {
            client.next("snapshot");
            Await.until("a heartbeat", () -> client.heartbeats.get() > 0);
        }
    }
}
