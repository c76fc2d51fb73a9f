// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As Paho uses it, over real sockets. */
@Timeout(30)
class GatedNetworkModuleTest {

    private static final int LARGEST = 1000;

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final ClosableSockets sockets = ClosableSockets.plain();
    private NetworkModule module;
    private Socket broker;

    GatedNetworkModuleTest() throws IOException {}

    @BeforeEach
    void open() throws Exception {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setSocketFactory(sockets.asPlainFactory());
        module = new GatedNetworkModuleFactory().createNetworkModule(uri(), options, "c");
        module.start();
        broker = server.accept();
    }

    private URI uri() {
        return URI.create(GatedNetworkModuleFactory.url("tcp://127.0.0.1:" + server.getLocalPort(), LARGEST));
    }

    @AfterEach
    void close() throws Exception {
        module.stop();
        sockets.close();
        broker.close();
        server.close();
    }

    @Test
    void nothingIsReadBeforeTheFirstByteIsWritten() throws Exception {
        broker.getOutputStream().write(new byte[] {0x20, 2, 0, 0});
        InputStream in = module.getInputStream();
        CompletableFuture<Integer> read = reading(in);
        assertThat(in.available()).isZero();
        assertThat(read).isNotDone();
        module.getOutputStream().write(0x10);
        assertThat(read.get(5, TimeUnit.SECONDS)).isEqualTo(0x20);
        assertThat(in.available()).isPositive();
    }

    /** Paho asks how much there is before it reads, and its reader would end before its other threads have begun. */
    @Test
    void aSocketClosedBeforeIsNoticedBehindTheGateOnly() throws Exception {
        InputStream in = module.getInputStream();
        OutputStream out = module.getOutputStream();
        CompletableFuture<Integer> read = reading(in);
        sockets.close();
        assertThat(in.available()).isZero();
        assertThat(read).isNotDone();
        assertThatThrownBy(() -> out.write(0x10)).isInstanceOf(IOException.class);
        assertThat(read).failsWithin(5, TimeUnit.SECONDS);
        assertThatThrownBy(in::available).isInstanceOf(IOException.class);
    }

    @Test
    void stoppedNobodyWaits() throws Exception {
        CompletableFuture<Integer> read = reading(module.getInputStream());
        module.stop();
        assertThat(read).failsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void closedSocketsCannotBeMade() {
        sockets.close();
        assertThatThrownBy(() -> module.start()).hasMessageContaining("being closed");
    }

    /** Whatever the length of its topic, of a payload that is too large more comes than is allowed, but not much more. */
    @Test
    void aPacketIsCutBehindTheLargestPayload() throws Exception {
        module.getOutputStream().write(0x10);
        byte[] packets = new byte[4 + (8 << 14) + 2];
        System.arraycopy(new byte[] {0x32, (byte) 0x80, (byte) 0x80, 8}, 0, packets, 0, 4);
        packets[packets.length - 2] = (byte) 0xD0;
        CompletableFuture<Void> sent = sending(packets);
        int longestTopic = 2 + 0xFFFF + 2;
        InputStream in = module.getInputStream();
        assertThat(in.readNBytes(4)).startsWith(0x32);
        assertThat(in.readNBytes(longestTopic + LARGEST + 1)).containsOnly(0);
        assertThat(in.readNBytes(2)).containsExactly(0xD0, 0);
        assertThat(sent).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void theUrlIsChecked() {
        GatedNetworkModuleFactory factory = new GatedNetworkModuleFactory();
        assertThat(factory.getSupportedUriSchemes())
                .containsExactlyInAnyOrder("gated+tcp", "gated+ssl", "gated+ws", "gated+wss");
        factory.validateURI(uri());
        assertThatThrownBy(() -> factory.validateURI(URI.create("gated+tcp://h:1")))
                .hasMessage("gated+tcp://h:1: behind # is no largest payload in bytes");
        assertThatThrownBy(() -> factory.validateURI(URI.create("gated+tcp://h:1/path#5")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(module.getServerURI()).isEqualTo("tcp://127.0.0.1:" + server.getLocalPort());
    }

    private CompletableFuture<Void> sending(byte[] bytes) {
        return CompletableFuture.runAsync(() -> {
            try {
                broker.getOutputStream().write(bytes);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static CompletableFuture<Integer> reading(InputStream in) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return in.read();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
