// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@Tag("slow")
class PlantServerTest {

    @TempDir
    Path data;

    private final WorkerPool pool = new WorkerPool("plant-test", 16);
    private PlantServer server;
    private ModbusTCPMaster master;

    @AfterEach
    void stop() {
        if (master != null) {
            master.disconnect();
        }
        if (server != null) {
            server.stop();
        }
        pool.close();
    }

    @Test
    void theTankFillsAndSetpointsHaveEffect() throws Exception {
        start(0);
        connect();
        int level = input(2);
        await(() -> input(2) != level);
        master.writeCoil(1, 0, false);
        await(() -> input(0) < 100);
        master.writeCoil(1, 0, true);
        master.writeSingleRegister(1, 0, new SimpleRegister(3000));
        await(() -> input(0) > 2000);
        float before = temperature();
        master.writeMultipleRegisters(1, 2, new Register[] {new SimpleRegister(0x4448), new SimpleRegister(0)});
        await(() -> temperature() > before + 5);
        assertThat(status()).isEqualTo("HEATING");
    }

    @Test
    void thePortInUseIsPublishedAndTakenBack() throws IOException {
        start(0);
        Path file = data.resolve("run/plant.port");
        assertThat(Files.readString(file)).isEqualTo(server.port() + "\n");
        assertThat(server.execute().isOk()).isTrue();
        server.stop();
        assertThat(file).doesNotExist();
    }

    @Test
    void aPortInUseIsOneLineAndHealsByItself() throws IOException {
        ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        try (holder) {
            start(holder.getLocalPort());
            Result result = server.execute();
            assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
            assertThat(result.toString())
                    .contains("port = '" + holder.getLocalPort() + "' on 127.0.0.1 can't be opened");
        }
        await(() -> server.execute().isOk());
        assertThat(server.port()).isEqualTo(holder.getLocalPort());
    }

    /** Threads that stay would keep the old version of the bundle in memory after a swap. */
    @Test
    void stoppingEndsAllThreadsThoughClientsAreConnected() throws Exception {
        start(0);
        connect();
        input(0);
        server.stop();
        long start = System.nanoTime();
        pool.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().startsWith("plant-test")));
    }

    private void start(int port) {
        server = new PlantServer(pool, data, new Settings(PlantServer.PID, Map.of("port", port)));
        server.start();
    }

    private void connect() throws Exception {
        master = new ModbusTCPMaster("127.0.0.1", server.port());
        master.connect();
    }

    private int input(int address) {
        return inputs(address, 1)[0].toUnsignedShort();
    }

    private float temperature() {
        InputRegister[] registers = inputs(4, 2);
        return Float.intBitsToFloat((registers[0].toUnsignedShort() << 16) | registers[1].toUnsignedShort());
    }

    private String status() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (InputRegister register : inputs(12, 8)) {
            bytes.writeBytes(register.toBytes());
        }
        return bytes.toString(StandardCharsets.US_ASCII).replace("\0", "");
    }

    private InputRegister[] inputs(int address, int count) {
        try {
            return master.readInputRegisters(1, address, count);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 30 s").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
