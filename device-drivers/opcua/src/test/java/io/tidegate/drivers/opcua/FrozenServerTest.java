// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import static io.tidegate.drivers.opcua.Fixture.config;
import static io.tidegate.drivers.opcua.Fixture.failure;
import static io.tidegate.drivers.opcua.Fixture.read;
import static io.tidegate.drivers.opcua.Fixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.drivers.opcua.Fixture.Ear;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose connections stand but that does not answer any more, as behind a pulled cable. */
@Tag("slow")
class FrozenServerTest {

    @Test
    void frozenServerIsFoundAlsoByThoseWhoOnlyListen(@TempDir Path data) throws Exception {
        try (TestServer server = new TestServer().with("counter", 1).start();
                Cable cable = new Cable(server.port);
                Fixture fixture = new Fixture(data)) {
            // The server calls itself by its own port, past the cable.
            OpcUaDriver driver = fixture.driver(
                    cable.port(),
                    "force.endpoint.url",
                    true,
                    "request.timeout",
                    1,
                    "subscription.publish.interval",
                    20);
            Ear ear = new Ear();
            driver.registerChannelListener(config("counter", DataType.INTEGER), ear);
            ear.nextValue(1);

            long pulled = System.nanoTime();
            cable.pull();
            assertThatThrownBy(() -> driver.read(List.of(read("counter", DataType.INTEGER))))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessage("plc1: opc.tcp://127.0.0.1:" + cable.port() + ": read of 1 item: no answer within 1 s");
            assertThat(failure(ear.nextFailure())).contains("the connection was lost");
            assertThat(Duration.ofNanos(System.nanoTime() - pulled)).isLessThan(Duration.ofSeconds(10));

            server.set("counter", 2);
            cable.plug();
            ear.nextValue(2);
            ChannelRecord record = read("counter", DataType.INTEGER);
            driver.read(List.of(record));
            assertThat(value(record)).isEqualTo(2);
        }
    }

    /** Hands bytes to and fro, unless it is pulled. */
    private static final class Cable implements AutoCloseable {

        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
        private final int to;
        private volatile boolean pulled;

        Cable(int to) throws IOException {
            this.to = to;
            start(this::accept);
        }

        int port() {
            return listener.getLocalPort();
        }

        void pull() {
            pulled = true;
        }

        /** What was under way is lost, as with a real one. */
        void plug() {
            sockets.forEach(Cable::close);
            pulled = false;
        }

        @Override
        public void close() throws IOException {
            listener.close();
            sockets.forEach(Cable::close);
        }

        private void accept() throws IOException {
            while (true) {
                Socket near = listener.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
                sockets.addAll(List.of(near, far));
                start(() -> pump(near, far));
                start(() -> pump(far, near));
            }
        }

        private void pump(Socket from, Socket into) throws IOException {
            try (from;
                    into) {
                InputStream in = from.getInputStream();
                OutputStream out = into.getOutputStream();
                byte[] bytes = new byte[8192];
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    if (!pulled) {
                        out.write(bytes, 0, count);
                    }
                }
            }
        }

        private interface Work {
            void run() throws IOException;
        }

        private static void start(Work work) {
            Thread thread = new Thread(() -> {
                try {
                    work.run();
                } catch (IOException e) {
                    // The other side went.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private static void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                // Was closed before.
            }
        }
    }
}
