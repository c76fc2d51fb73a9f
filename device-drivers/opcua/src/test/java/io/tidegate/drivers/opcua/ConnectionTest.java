// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import static io.tidegate.drivers.opcua.Fixture.await;
import static io.tidegate.drivers.opcua.Fixture.config;
import static io.tidegate.drivers.opcua.Fixture.failure;
import static io.tidegate.drivers.opcua.Fixture.read;
import static io.tidegate.drivers.opcua.Fixture.readWhenThere;
import static io.tidegate.drivers.opcua.Fixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.drivers.opcua.Fixture.Ear;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection is lost, comes late, comes back; listeners hear of it. */
@Tag("slow")
class ConnectionTest {

    private TestServer server;
    private Fixture fixture;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        server = new TestServer().with("temperature", 20.0).with("counter", 1);
        fixture = new Fixture(data);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
        server.close();
    }

    @Test
    void listenerHearsEveryNewValue() throws Exception {
        server.start();
        OpcUaDriver driver = fixture.driver(server.port, "subscription.publish.interval", 20);
        Ear ear = new Ear();
        driver.registerChannelListener(config("counter", DataType.INTEGER), ear);

        ear.nextValue(1);
        server.set("counter", 2);
        ear.nextValue(2);
        server.set("counter", 3);
        ChannelRecord record = ear.nextValue(3);

        assertThat(record.getChannelName()).isEqualTo("counter");
        driver.unregisterChannelListener(ear);
    }

    @Test
    void listenerThatLeftHearsNothingMore() throws Exception {
        server.start();
        OpcUaDriver driver = fixture.driver(server.port, "subscription.publish.interval", 20);
        Ear leaves = new Ear();
        Ear stays = new Ear();
        driver.registerChannelListener(config("counter", DataType.INTEGER), leaves);
        driver.registerChannelListener(config("counter", DataType.INTEGER), stays);
        leaves.nextValue(1);
        stays.nextValue(1);

        driver.unregisterChannelListener(leaves);
        server.set("counter", 2);
        stays.nextValue(2);

        assertThat(leaves.heard).isEmpty();
    }

    @Test
    void unknownNodeIsTheListenersFailureAndHurtsNobodyElse() throws Exception {
        server.start();
        OpcUaDriver driver = fixture.driver(server.port, "subscription.publish.interval", 20);
        Ear wrong = new Ear();
        Ear right = new Ear();
        driver.registerChannelListener(config("nosuch", DataType.INTEGER), wrong);
        driver.registerChannelListener(config("counter", DataType.INTEGER), right);

        assertThat(failure(wrong.nextFailure())).contains("nosuch: ns=2;s=nosuch: Bad_NodeIdUnknown");
        right.nextValue(1);
    }

    @Test
    void everythingBelowANodeCanBeListenedTo() throws Exception {
        server.start();
        OpcUaDriver driver = fixture.driver(server.port, "subscription.publish.interval", 20);
        Ear ear = new Ear();
        driver.registerChannelListener(config("Folder", DataType.DOUBLE, OpcUaChannel.CHILDREN, true), ear);

        assertThat(List.of(ear.next().getChannelName(), ear.next().getChannelName()))
                .containsExactlyInAnyOrder("/temperature", "/counter");
    }

    /** The gateway is often up before the PLC. */
    @Test
    void serverThatStartsLateIsFound() throws Exception {
        OpcUaDriver driver = fixture.driver(server.port, "subscription.publish.interval", 20);
        Ear ear = new Ear();
        driver.registerChannelListener(config("temperature", DataType.DOUBLE), ear);
        assertThat(failure(ear.nextFailure()))
                .startsWith("plc1: opc.tcp://127.0.0.1:" + server.port + ": Connection refused");

        server.start();

        ear.nextValue(20.0);
        assertThat(readWhenThere(driver, "temperature", DataType.DOUBLE)).isEqualTo(20.0);
    }

    @Test
    void readingWithoutAServerFailsAtOnceNamingIt() throws Exception {
        OpcUaDriver driver = fixture.driver(server.port);
        await(() -> driver.execute().getStatus() == Result.Status.WARN);

        long start = System.nanoTime();
        assertThatThrownBy(() -> driver.read(List.of(read("temperature", DataType.DOUBLE))))
                .isInstanceOf(ConnectionException.class)
                .hasMessageStartingWith("plc1: opc.tcp://127.0.0.1:" + server.port + ": Connection refused");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void lostServerIsToldAndItsValuesComeBackByThemselves() throws Exception {
        server.start();
        OpcUaDriver driver = fixture.driver(server.port, "subscription.publish.interval", 20);
        Ear ear = new Ear();
        driver.registerChannelListener(config("temperature", DataType.DOUBLE), ear);
        ear.nextValue(20.0);

        server.stop();
        assertThat(failure(ear.nextFailure())).contains("plc1: opc.tcp://127.0.0.1:" + server.port + ": ");
        assertThatThrownBy(() -> driver.read(List.of(read("temperature", DataType.DOUBLE))))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("opc.tcp://127.0.0.1:" + server.port);

        server.set("temperature", 21.5);
        server.start();
        ear.nextValue(21.5);
        assertThat(readWhenThere(driver, "temperature", DataType.DOUBLE)).isEqualTo(21.5);

        server.stop();
        ear.nextFailure();
        server.start();
        ear.nextValue(21.5);
        server.set("temperature", 30.0);
        ear.nextValue(30.0);
    }

    /** A server that accepts connections but says nothing, such as a hung one, must not be waited for longer than said. */
    @Test
    void silentServerIsNotWaitedForLongerThanSaid() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            OpcUaDriver driver = fixture.driver(silent.getLocalPort(), "request.timeout", 1, "acknowledge.timeout", 1);

            long start = System.nanoTime();
            assertThatThrownBy(() -> driver.read(List.of(read("temperature", DataType.DOUBLE))))
                    .isInstanceOf(ConnectionException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void disconnectedDriverConnectsWhenItIsAskedAgain() throws Exception {
        server.start();
        OpcUaDriver driver = fixture.driver(server.port);
        driver.connect();
        driver.disconnect();
        assertThat(driver.execute().getStatus()).isEqualTo(Result.Status.OK);

        ChannelRecord record = read("temperature", DataType.DOUBLE);
        driver.read(List.of(record));

        assertThat(value(record)).isEqualTo(20.0);
    }

    @Test
    void stopUnderLoadLeavesNoThread() throws Exception {
        server.start();
        Set<Thread> before = ours();
        OpcUaDriver driver = fixture.driver(server.port, "subscription.publish.interval", 10);
        Ear ear = new Ear();
        driver.registerChannelListener(config("counter", DataType.INTEGER), ear);
        ear.nextValue(1);
        AtomicBoolean running = new AtomicBoolean(true);
        List<Thread> load = List.of(new Thread(() -> poll(driver, running)), new Thread(() -> poll(driver, running)));
        load.forEach(Thread::start);
        await(() -> server.reads.get() > 50);

        long start = System.nanoTime();
        fixture.stop(driver);
        fixture.workers.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));

        running.set(false);
        for (Thread thread : load) {
            thread.join();
        }
        await(() -> {
            Set<Thread> left = ours();
            left.removeAll(before);
            return left.isEmpty();
        });
    }

    private static void poll(OpcUaDriver driver, AtomicBoolean running) {
        while (running.get()) {
            try {
                driver.read(List.of(read("counter", DataType.INTEGER)));
            } catch (ConnectionException e) {
                Thread.onSpinWait();
            }
        }
    }

    /** The bundle's threads by name, and the one of netty that ends by itself. */
    private static Set<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("opcua")
                        || t.getName().startsWith("plc1")
                        || t.getName().startsWith("globalEventExecutor"))
                .collect(Collectors.toSet());
    }
}
