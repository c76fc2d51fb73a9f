// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.drivers.modbus.ScriptedDevice.Step;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@Tag("slow")
class LostAnswersTest {

    private static final Step SILENCE = (request, out) -> {};

    /** Else a value of the past would be shown as today's. */
    @Test
    void aLateAnswerIsNotTakenForTheNextOnes() throws Exception {
        byte[][] first = new byte[1][];
        Step keep = (request, out) -> first[0] = request;
        Step lateThenOwn = (request, out) -> {
            out.write(ScriptedDevice.response(first[0], 111));
            out.write(ScriptedDevice.response(request, 222));
        };
        try (ScriptedDevice device = new ScriptedDevice(keep, lateThenOwn)) {
            ModbusDriver driver = Records.driver(device.port(), "request.timeout.ms", 200);
            assertThatThrownBy(() -> read(driver))
                    .hasMessage("plc1: read holding registers 0 of unit 1: timeout after 200 ms");
            assertThat(read(driver)).isEqualTo(222);
            assertThat(device.connections()).isEqualTo(1);
            driver.stop();
        }
    }

    /** Gateways with several serial lines answer out of order. */
    @Test
    void aLateAnswerAfterALaterOneCostsNothing() throws Exception {
        byte[][] first = new byte[1][];
        Step keep = (request, out) -> first[0] = request;
        Step lateBefore = (request, out) -> {
            out.write(ScriptedDevice.response(first[0], 111));
            out.write(ScriptedDevice.response(request, 333));
        };
        try (ScriptedDevice device = new ScriptedDevice(keep, ScriptedDevice.register(222), lateBefore)) {
            ModbusDriver driver = Records.driver(device.port(), "request.timeout.ms", 200);
            assertThatThrownBy(() -> read(driver)).hasMessageContaining("timeout");
            assertThat(read(driver)).isEqualTo(222);
            assertThat(read(driver)).isEqualTo(333);
            assertThat(device.connections()).isEqualTo(1);
            driver.stop();
        }
    }

    /** What was answered before a swap stopped the driver must arrive. */
    @Test
    void stopBetweenTwoRequestsKeepsWhatTheFirstOneBrought() throws Exception {
        ModbusDriver[] driver = new ModbusDriver[1];
        Step stopThenAnswer = (request, out) -> {
            Thread stop = new Thread(() -> driver[0].stop());
            stop.start();
            Thread.sleep(100);
            out.write(ScriptedDevice.response(request, 8));
        };
        try (ScriptedDevice device = new ScriptedDevice(stopThenAnswer)) {
            driver[0] = Records.driver(device.port());
            List<ChannelRecord> records = List.of(unit(1, 0), unit(1, 100));
            driver[0].read(records);
            assertThat(records.get(0).getValue().getValue()).isEqualTo(8);
            assertThat(records.get(1).getChannelStatus().getExceptionMessage())
                    .isEqualTo("plc1: read holding registers 100 of unit 1: stopped");
        }
    }

    @Test
    void halfAnAnswerIsATimeoutAndTheConnectionIsOpenedAnew() throws Exception {
        Step half = (request, out) -> out.write(ScriptedDevice.response(request, 1), 0, 7);
        try (ScriptedDevice device = new ScriptedDevice(half, ScriptedDevice.register(5))) {
            ModbusDriver driver = Records.driver(device.port(), "request.timeout.ms", 200);
            assertThatThrownBy(() -> read(driver)).isInstanceOf(ConnectionException.class);
            assertThat(read(driver)).isEqualTo(5);
            assertThat(device.connections()).isEqualTo(2);
            driver.stop();
        }
    }

    @Test
    void anAnswerInPiecesIsWholeIfItsLastPieceComesInTime() throws Exception {
        Step pieces = (request, out) -> {
            for (byte b : ScriptedDevice.response(request, 77)) {
                out.write(b);
                Thread.sleep(10);
            }
        };
        try (ScriptedDevice device = new ScriptedDevice(pieces)) {
            ModbusDriver driver = Records.driver(device.port(), "request.timeout.ms", 2000);
            assertThat(read(driver)).isEqualTo(77);
            driver.stop();
        }
    }

    /** A device that sends a byte now and then would else hold up its driver for ever. */
    @Test
    void theTimeoutCountsForTheWholeAnswerNotForEachPiece() throws Exception {
        Step pieces = (request, out) -> {
            for (byte b : ScriptedDevice.response(request, 77)) {
                out.write(b);
                Thread.sleep(180);
            }
        };
        try (ScriptedDevice device = new ScriptedDevice(pieces)) {
            ModbusDriver driver = Records.driver(device.port(), "request.timeout.ms", 300);
            long start = System.nanoTime();
            assertThatThrownBy(() -> read(driver)).hasMessageContaining("timeout after 300 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
            driver.stop();
        }
    }

    @Test
    void anAnswerWithAForeignNumberIsRefused() throws Exception {
        Step foreign = (request, out) -> {
            byte[] response = ScriptedDevice.response(request, 9);
            response[0] ^= 0x55;
            out.write(response);
        };
        try (ScriptedDevice device = new ScriptedDevice(foreign, ScriptedDevice.register(4))) {
            ModbusDriver driver = Records.driver(device.port(), "reconnect.first.ms", 10);
            assertThatThrownBy(() -> read(driver)).hasMessageContaining("another request's number");
            Thread.sleep(20);
            assertThat(read(driver)).isEqualTo(4);
            driver.stop();
        }
    }

    /** It did answer, so that other channels of the unit are still asked and nobody is told that it is gone. */
    @Test
    void anAnswerThatIsTooShortFailsItsBlockOnly() throws Exception {
        try (ScriptedDevice device = new ScriptedDevice(ScriptedDevice.register(7))) {
            ModbusDriver driver = Records.driver(device.port());
            List<ChannelRecord> records = List.of(unit(1, 0), unit(1, 1), unit(1, 100));
            driver.read(records);
            assertThat(records.subList(0, 2))
                    .allSatisfy(r -> assertThat(r.getChannelStatus().getExceptionMessage())
                            .isEqualTo("plc1: read holding registers 0..1 of unit 1: the response carries 2 bytes"
                                    + " instead of 4"))
                    .allSatisfy(r -> assertThat(r.getValue()).isNull());
            assertThat(records.get(2).getValue().getValue()).isEqualTo(7);
            driver.stop();
        }
    }

    @Test
    void severalTimeoutsInARowOpenTheConnectionAnew() throws Exception {
        try (ScriptedDevice device = new ScriptedDevice(SILENCE, SILENCE, SILENCE, ScriptedDevice.register(3))) {
            ModbusDriver driver = Records.driver(device.port(), "request.timeout.ms", 150);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> read(driver)).isInstanceOf(ConnectionException.class);
            }
            assertThat(driver.execute().getStatus()).isEqualTo(Result.Status.WARN);
            assertThat(read(driver)).isEqualTo(3);
            assertThat(driver.execute().getStatus()).isEqualTo(Result.Status.OK);
            assertThat(device.connections()).isEqualTo(2);
            driver.stop();
        }
    }

    /** Behind a gateway one unit without power must not take the others with it. */
    @Test
    void aSilentUnitFailsAlone() throws Exception {
        Step byUnit = (request, out) -> {
            if (request[6] != 2) {
                out.write(ScriptedDevice.response(request, request[6]));
            }
        };
        try (ScriptedDevice device = new ScriptedDevice(byUnit)) {
            ModbusDriver driver = Records.driver(device.port(), "request.timeout.ms", 200);
            List<ChannelRecord> records = List.of(unit(1, 0), unit(2, 0), unit(2, 100), unit(3, 0));
            driver.read(records);
            assertThat(records)
                    .extracting(r -> r.getChannelStatus().getChannelFlag())
                    .containsExactly(
                            ChannelFlag.SUCCESS, ChannelFlag.FAILURE, ChannelFlag.FAILURE, ChannelFlag.SUCCESS);
            assertThat(records.get(2).getChannelStatus().getExceptionMessage())
                    .isEqualTo("plc1: read holding registers 100 of unit 2: timeout after 200 ms");
            driver.stop();
        }
    }

    @Test
    void aDeviceThatClosesIdleConnectionsIsNoticedBeforeTheRequest() throws Exception {
        Step answerAndClose = (request, out) -> {
            out.write(ScriptedDevice.response(request, 1));
            out.close();
        };
        try (ScriptedDevice device = new ScriptedDevice(answerAndClose, ScriptedDevice.register(2))) {
            ModbusDriver driver = Records.driver(device.port());
            assertThat(read(driver)).isEqualTo(1);
            Thread.sleep(1100);
            assertThat(read(driver)).isEqualTo(2);
            driver.stop();
        }
    }

    @Test
    void whileWaitingForTheNextAttemptAReadFailsAtOnceWithTheReason() throws Exception {
        // Bound, but not listening: nobody else can come to listen there.
        try (Socket closed = new Socket()) {
            closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = closed.getLocalPort();
            ModbusDriver driver = Records.driver(port, "reconnect.first.ms", 60_000, "reconnect.longest.ms", 60_000);
            assertThatThrownBy(() -> read(driver))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessage("plc1: read holding registers 0 of unit 1: no connection to 127.0.0.1:" + port
                            + ": Connection refused");
            assertThatThrownBy(() -> read(driver))
                    .hasMessageContaining("Connection refused; next attempt in ")
                    .hasMessageEndingWith(" ms");
            assertThat(driver.execute().toString()).contains("Connection refused");
            driver.stop();
        }
    }

    @Test
    void stopLetsTheRunningRequestEndAndRefusesTheNext() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Step slow = (request, out) -> {
            asked.countDown();
            Thread.sleep(200);
            out.write(ScriptedDevice.response(request, 6));
        };
        try (ScriptedDevice device = new ScriptedDevice(slow)) {
            ModbusDriver driver = Records.driver(device.port());
            CompletableFuture<Object> running = CompletableFuture.supplyAsync(() -> readUnchecked(driver));
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            driver.stop();
            assertThat(running.get(20, TimeUnit.SECONDS)).isEqualTo(6);
            assertThatThrownBy(() -> read(driver)).hasMessage("plc1: read holding registers 0 of unit 1: stopped");
        }
    }

    /** A swap must not wait for a silent device's ten seconds. */
    @Test
    void stopEndsARequestThatTakesTooLong() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ScriptedDevice device = new ScriptedDevice((request, out) -> asked.countDown())) {
            ModbusDriver driver = Records.driver(device.port(), "request.timeout.ms", 10000);
            CompletableFuture<Object> running = CompletableFuture.supplyAsync(() -> readUnchecked(driver));
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            driver.stop();
            assertThat(running.get(20, TimeUnit.SECONDS)).asString().contains("lost");
        }
    }

    private static ChannelRecord unit(int unit, int address) {
        return Records.read("u" + unit + "a" + address, DataType.INTEGER, address, "unit.id", unit);
    }

    private static Object read(ModbusDriver driver) throws ConnectionException {
        ChannelRecord record = Records.read("r", DataType.INTEGER, 0);
        driver.read(List.of(record));
        return record.getValue().getValue();
    }

    private static Object readUnchecked(ModbusDriver driver) {
        try {
            return read(driver);
        } catch (ConnectionException e) {
            return e.getMessage();
        }
    }
}
