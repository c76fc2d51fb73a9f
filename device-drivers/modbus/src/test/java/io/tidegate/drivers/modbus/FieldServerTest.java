// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that is not ours and numbers what it answered: whatever it does, each answered number arrives. */
@Timeout(60)
@Tag("slow")
class FieldServerTest {

    private static final String PYTHON = "/usr/bin/python3";
    private static final long TIMEOUT_MS = 200;
    private static final Path SERVER = Path.of("../../itests/field/server.py");

    @TempDir
    Path folder;

    private Process server;
    private ModbusDriver driver;

    @BeforeAll
    static void needsPymodbus() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "no " + PYTHON);
        Process probe = new ProcessBuilder(PYTHON, "-c", "import pymodbus.server.async_io").start();
        assumeTrue(probe.waitFor() == 0, "no python3-pymodbus");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (driver != null) {
            driver.stop();
        }
        if (server != null) {
            server.destroy();
            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void everyAnsweredNumberArrives() throws Exception {
        start();
        assertThat(poll(300)).isEqualTo(0);
        awaitNoted(300);
        assertThat(answered()).hasSize(300);
    }

    @Test
    void slowAnswersBeyondTheTimeoutAreTheOnlyOnesMissing() throws Exception {
        start("--slow-every", "7", "--slow-ms", "300");
        assertThat(poll(60)).isPositive();
    }

    @Test
    void silenceCostsOnlyTheUnansweredRequest() throws Exception {
        start("--silent-every", "10");
        assertThat(poll(50)).isEqualTo(5);
    }

    @Test
    void resetsAndHalfAnswersCostOnlyThemselves() throws Exception {
        start("--reset-every", "9", "--half-every", "13");
        assertThat(poll(80)).isBetween(10, 20);
    }

    @Test
    void answersInPiecesAndExceptionAnswersAreUnderstood() throws Exception {
        start("--trickle-every", "5", "--busy-every", "7");
        assertThat(poll(70)).isEqualTo(10);
    }

    @Test
    void anOutageEndsByItself() throws Exception {
        start("--outage", "1:1");
        assertThat(poll(100_000, 3000)).isPositive();
        assertThat(answered().last()).isGreaterThan(100);
        assertThat(driver.execute().isOk()).isTrue();
    }

    @Test
    void anAddressThatDoesNotExistFailsAlone() throws Exception {
        start("--illegal", "57");
        List<ChannelRecord> records = records();
        driver.read(records);
        assertThat(records.get(57).getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.FAILURE);
        assertThat(records.stream().filter(r -> r.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS))
                .hasSize(99);
    }

    private int poll(int polls) throws Exception {
        return poll(polls, Long.MAX_VALUE / 2_000_000);
    }

    /** @return how many polls failed, after asserting that what the server says it answered in time has arrived */
    private int poll(int polls, long millis) throws Exception {
        TreeSet<Long> arrived = new TreeSet<>();
        int failed = 0;
        long end = System.nanoTime() + millis * 1_000_000;
        List<ChannelRecord> records = records();
        PreparedRead plan = driver.prepareRead(records);
        for (int i = 0; i < polls && System.nanoTime() < end; i++) {
            try {
                plan.execute();
                if (records.get(0).getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS) {
                    arrived.add(number(records));
                } else {
                    failed++;
                }
            } catch (ConnectionException e) {
                failed++;
                Thread.sleep(5);
            }
        }
        assertThat(arrived).containsAll(answered());
        return failed;
    }

    private static long number(List<ChannelRecord> records) {
        long number = 0;
        for (int i = 0; i < 4; i++) {
            number = (number << 16) | (Integer) records.get(i).getValue().getValue();
        }
        assertThat(records.get(99).getValue().getValue()).isEqualTo((int) ((number + 99) & 0xFFFF));
        return number;
    }

    private static List<ChannelRecord> records() {
        return IntStream.range(0, 100)
                .mapToObj(i -> Records.read("r" + i, DataType.INTEGER, i, "data.type", "UINT16"))
                .toList();
    }

    /** The server notes an answer only after it has sent it. */
    private void awaitNoted(int answers) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (Files.readAllLines(folder.resolve("answered.log")).size() < answers && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** What the server answered clearly within the time-out. */
    private SortedSet<Long> answered() throws IOException {
        SortedSet<Long> numbers = new TreeSet<>();
        for (String line : Files.readAllLines(folder.resolve("answered.log"))) {
            String[] words = line.split(" ", -1);
            if (Double.parseDouble(words[1]) < TIMEOUT_MS * 0.8) {
                numbers.add(Long.parseLong(words[0]));
            }
        }
        return numbers;
    }

    private void start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                PYTHON,
                SERVER.toString(),
                "--log",
                folder.resolve("answered.log").toString()));
        command.addAll(List.of(options));
        server = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        assertThat(line).startsWith("PORT ");
        driver = Records.driver(
                Integer.parseInt(line.substring(5)),
                "request.timeout.ms",
                TIMEOUT_MS,
                "reconnect.first.ms",
                10,
                "reconnect.longest.ms",
                100);
    }
}
