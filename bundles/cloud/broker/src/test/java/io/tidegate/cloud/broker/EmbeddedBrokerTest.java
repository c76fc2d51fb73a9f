// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.lib.settings.SettingFault;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.felix.hc.api.Result;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

@Tag("slow")
class EmbeddedBrokerTest {

    @TempDir
    private Path data;

    private EmbeddedBroker broker(int port) {
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> method.getName().equals("getProperty") ? data.toString() : null);
        return new EmbeddedBroker(context, Map.of("port", port));
    }

    @Test
    void carriesMessagesAndLeavesNoThread() throws Exception {
        long before = nettyThreads();
        EmbeddedBroker broker = broker(0);
        broker.start();
        await(() -> broker.execute().isOk());
        String port = Files.readString(data.resolve("run/broker.port")).strip();
        BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
        try (MqttClient client = new MqttClient("tcp://127.0.0.1:" + port, "test", new MemoryPersistence())) {
            client.connect();
            client.subscribe(
                    "plant/#",
                    1,
                    (topic, message) -> arrived.add(new String(message.getPayload(), StandardCharsets.UTF_8)));
            client.publish("plant/pump", "1480".getBytes(StandardCharsets.UTF_8), 1, false);
            assertThat(arrived.poll(5, TimeUnit.SECONDS)).isEqualTo("1480");
            client.disconnectForcibly(100, 100);
        }
        broker.stop();
        await(() -> nettyThreads() == before);
        assertThat(data.resolve("run/broker.port")).doesNotExist();
    }

    @Test
    void portInUseIsToldInOneLineAndHeals() throws Exception {
        EmbeddedBroker broker;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            broker = broker(taken.getLocalPort());
            broker.start();
            await(() -> broker.execute().toString().contains("port = '" + taken.getLocalPort() + "'"));
            assertThat(broker.execute().getStatus()).isEqualTo(Result.Status.WARN);
        }
        await(() -> broker.execute().isOk());
        broker.stop();
    }

    @Test
    void otherThanLoopbackIsRefused() {
        assertThatThrownBy(() -> BrokerSettings.of(Map.of("host", "0.0.0.0")))
                .isInstanceOf(SettingFault.class)
                .hasMessageContaining("io.tidegate.cloud.broker: host = '0.0.0.0' is not allowed: one of 127.0.0.1");
    }

    private static long nettyThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(nioEventLoop|broker|Session Executor|moquette).*"))
                .count();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
