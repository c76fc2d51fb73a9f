// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Ports;
import io.tidegate.itests.support.Threads;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.KuraTooManyInflightMessagesException;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.data.DataTransportToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MqttTransportTest {

    @TempDir
    private Path folder;

    private final EventLog log = new EventLog();
    private Mosquitto mosquitto;

    @BeforeEach
    void startBroker() throws IOException {
        mosquitto = Mosquitto.start(folder);
    }

    @AfterEach
    void stopBroker() throws InterruptedException {
        mosquitto.kill();
    }

    private MqttTransport transport(Map<String, ?> more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("kura.service.pid", "mqtt");
        properties.put("broker-url", mosquitto.url());
        properties.put("client-id", "gw.1");
        properties.put("topic.context.account-name", "plant");
        properties.put("timeout", 2);
        properties.putAll(more);
        MqttTransport transport = new MqttTransport(properties);
        transport.addDataTransportListener(log);
        return transport;
    }

    private MqttTransport connected(Map<String, ?> more) throws Exception {
        MqttTransport transport = transport(more);
        transport.connect();
        assertThat(log.next()).isEqualTo("established true");
        return transport;
    }

    @Test
    void messagesGoOutAndComeBackAndAreConfirmed() throws Exception {
        MqttTransport transport = connected(Map.of());
        transport.subscribe("#account-name/#client-id/#", 1);

        DataTransportToken token = transport.publish("#account-name/#client-id/W1/pump", bytes("1480"), 1, false);

        assertThat(log.next(2))
                .containsExactlyInAnyOrder(
                        "arrived plant/gw-1/W1/pump 1480",
                        "confirmed " + token.getMessageId() + " " + token.getSessionId());
        assertThat(transport.publish("#account-name/#client-id/W1/pump", bytes("7"), 0, false))
                .as("QoS 0 is not acknowledged")
                .isNull();
        assertThat(log.next()).isEqualTo("arrived plant/gw-1/W1/pump 7");
        assertThat(transport.execute().isOk()).isTrue();

        transport.unsubscribe("#account-name/#client-id/#");
        transport.disconnect(1000);

        assertThat(log.next(2)).containsExactly("disconnecting", "disconnected");
        assertThat(transport.isConnected()).isFalse();
        Threads.awaitNone("MQTT ");
    }

    /** A packet may have 256 MB by the protocol, which is more than the gateway's memory. */
    @Test
    void tooLargeMessageIsDroppedWithALineAndTheNextOneArrives() throws Exception {
        MqttTransport transport = connected(Map.of());
        transport.subscribe("t", 1);
        int largest = MqttSettings.LARGEST_MESSAGE;
        String whole = "y".repeat(largest);

        transport.publish("t", bytes(whole), 0, false);
        transport.publish("t", bytes("x".repeat(3 * largest)), 0, false);
        transport.publish("t", bytes("small"), 0, false);

        assertThat(log.next()).isEqualTo("arrived t " + whole);
        assertThat(log.next()).isEqualTo("arrived t small");
        assertThat(transport.execute().isOk()).isTrue();
        assertThat(transport.execute().toString()).contains("; 1 dropped of more than 4194304 bytes, the last on t");
        transport.stop();
        Threads.awaitNone("MQTT ");
    }

    @Test
    void messagesTravelOverWebSocketsToo() throws Exception {
        mosquitto.kill();
        int port = Ports.free();
        mosquitto.start(
                "allow_anonymous true", "listener " + port + " 127.0.0.1", "socket_domain ipv4", "protocol websockets");
        mosquitto.awaitListener(port);
        MqttTransport transport = connected(Map.of("broker-url", "ws://127.0.0.1:" + port + "/mqtt"));
        transport.subscribe("t", 1);

        String longer = "y".repeat(10_000);
        transport.publish("t", bytes(longer), 0, false);
        transport.publish("t", bytes("small"), 0, false);

        assertThat(log.next()).isEqualTo("arrived t " + longer);
        assertThat(log.next()).isEqualTo("arrived t small");
        transport.stop();
        Threads.awaitNone("MQTT ");
    }

    @Test
    void lossIsToldOnceAndTheNextConnectionIsANewSession() throws Exception {
        MqttTransport transport = connected(Map.of());
        mosquitto.kill();

        assertThat(log.next()).isEqualTo("lost");
        assertThatThrownBy(() -> transport.publish("a", bytes("1"), 1, false))
                .isInstanceOf(KuraNotConnectedException.class);
        assertThatThrownBy(transport::connect)
                .isInstanceOf(KuraConnectException.class)
                .hasMessage("connection failed: " + mosquitto.url() + ": connection refused");
        Result result = transport.execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(result.toString()).contains(mosquitto.url() + ": connection refused; not connected since");
        Threads.awaitNone("MQTT ");

        mosquitto.start("allow_anonymous true");
        transport.connect();

        assertThat(log.next()).isEqualTo("established true");
        transport.stop();
        assertThat(log.next()).isEqualTo("disconnected");
        assertThat(log.isEmpty()).isTrue();
        Threads.awaitNone("MQTT ");
    }

    /** A broker may take bytes but acknowledge nothing, for example when its disk is full. */
    @Test
    void messagesThatWaitForTheBrokerAreLimited() throws Exception {
        try (SilentBroker broker = new SilentBroker(true)) {
            MqttTransport transport =
                    connected(Map.of("broker-url", broker.url(), "in-flight.max", 3, "keep-alive", 60));
            List<DataTransportToken> tokens = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tokens.add(transport.publish("a", bytes("1"), 1, false));
            }

            assertThat(tokens).doesNotHaveDuplicates();
            assertThatThrownBy(() -> transport.publish("a", bytes("1"), 1, false))
                    .isInstanceOf(KuraTooManyInflightMessagesException.class)
                    .hasMessageContaining("3 messages");
            assertThatThrownBy(() -> transport.subscribe("a", 1)).hasMessageContaining("no answer within 2 s");
            long before = System.nanoTime();
            transport.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            Threads.awaitNone("MQTT ");
        }
    }

    @Test
    void brokerThatNeverAnswersDoesNotHoldUpAStop() throws Exception {
        try (SilentBroker broker = new SilentBroker(false)) {
            stopsWhileConnecting(broker.url());
        }
    }

    /** As a proxy does whose broker is down. */
    @Test
    void brokerThatHangsUpAtOnceLeavesNoThreadBehind() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread hangUp = new Thread(() -> {
                try {
                    while (true) {
                        server.accept().close();
                    }
                } catch (IOException e) {
                    // The test is over.
                }
            });
            hangUp.start();
            MqttTransport transport = transport(Map.of("broker-url", "mqtt://127.0.0.1:" + server.getLocalPort()));
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(transport::connect).isInstanceOf(KuraConnectException.class);
            }
            Threads.awaitNone("MQTT ");
        }
    }

    /** Paho starts its threads one by one; between any two of them the stop may come. */
    @Test
    void stopAtAnyMomentOfConnectingLeavesNoThread() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            String url = "mqtt://127.0.0.1:" + silent.getLocalPort();
            for (int i = 0; i < 80; i++) {
                MqttTransport transport = transport(Map.of("broker-url", url, "timeout", 60));
                CompletableFuture<Throwable> result = connecting(transport);
                if (i % 2 == 0) {
                    silent.accept().close();
                }
                LockSupport.parkNanos(i * 20_000L);
                transport.stop();
                assertThat(result.get(5, TimeUnit.SECONDS)).isInstanceOf(KuraConnectException.class);
            }
            Threads.awaitNone("MQTT ");
        }
    }

    /** Nobody takes the connection, as behind a firewall that drops packets. */
    @Test
    void hostThatDropsPacketsDoesNotHoldUpAStop() throws Exception {
        List<Socket> backlog = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try {
                for (int i = 0; i < 10; i++) {
                    Socket socket = new Socket();
                    backlog.add(socket);
                    socket.connect(full.getLocalSocketAddress(), 200);
                }
            } catch (IOException e) {
                // The backlog is full, as intended.
            }
            stopsWhileConnecting("mqtt://127.0.0.1:" + ((InetSocketAddress) full.getLocalSocketAddress()).getPort());
        } finally {
            for (Socket socket : backlog) {
                socket.close();
            }
        }
    }

    private void stopsWhileConnecting(String url) throws Exception {
        MqttTransport transport = transport(Map.of("broker-url", url, "timeout", 60));
        CompletableFuture<Throwable> result = connecting(transport);
        Await.until("it connects", () -> !Threads.named("MQTT Con").isEmpty());

        transport.stop();

        assertThat(result.get(5, TimeUnit.SECONDS)).isInstanceOf(KuraConnectException.class);
        Threads.awaitNone("MQTT ");
    }

    private static CompletableFuture<Throwable> connecting(MqttTransport transport) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                transport.connect();
                return null;
            } catch (KuraConnectException e) {
                return e;
            }
        });
    }

    @Test
    void passwordIsDecryptedByTheCryptoService() throws Exception {
        mosquitto.kill();
        Path passwords = folder.resolve("passwords");
        Files.writeString(passwords, "");
        new ProcessBuilder("mosquitto_passwd", "-b", passwords.toString(), "joe", "secret")
                .start()
                .waitFor();
        mosquitto.start("allow_anonymous false", "password_file " + passwords);
        MqttTransport transport = transport(Map.of("username", "joe", "password", "encrypted"));

        assertThatThrownBy(transport::connect).hasMessageContaining("there is no crypto service");
        transport.crypto = crypto("wrong");
        assertThatThrownBy(transport::connect).hasMessageContaining("allow this user");
        transport.crypto = crypto("secret");
        transport.connect();

        assertThat(transport.isConnected()).isTrue();
        transport.stop();
    }

    private static CryptoService crypto(String clear) {
        return (CryptoService) Proxy.newProxyInstance(
                CryptoService.class.getClassLoader(),
                new Class<?>[] {CryptoService.class},
                (proxy, method, arguments) -> clear.toCharArray());
    }

    @Test
    void lastWillIsPublishedWhenTheGatewayDies() throws Exception {
        MqttTransport watcher = connected(Map.of("client-id", "watcher"));
        watcher.subscribe("$EDC/#account-name/+/MQTT/LWT", 0);
        try (SilentProxy proxy = new SilentProxy(mosquitto.url())) {
            MqttTransport dying = transport(Map.of("broker-url", proxy.url(), "lwt.payload", "gone"));
            dying.connect();
            assertThat(log.next()).isEqualTo("established true");
            proxy.cut();
            assertThat(log.next(2)).containsExactlyInAnyOrder("lost", "arrived $EDC/plant/gw-1/MQTT/LWT gone");
            dying.stop();
        }
        watcher.stop();
        Threads.awaitNone("MQTT ");
    }

    @Test
    void wildcardsCannotBePublishedTo() throws Exception {
        MqttTransport transport = connected(Map.of());

        assertThatThrownBy(() -> transport.publish("a/#", bytes("1"), 1, false))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("a/#");
        transport.stop();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
