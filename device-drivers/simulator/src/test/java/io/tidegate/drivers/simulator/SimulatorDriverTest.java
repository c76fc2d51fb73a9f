// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SimulatorDriverTest {

    private final WorkerPool pool = new WorkerPool("simulator-test", 4);

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void signalsKeepWithinTheirSwing() throws ConnectionException {
        SimulatorDriver driver = driver();
        for (String signal : List.of("SINE", "RAMP", "SQUARE", "RANDOM_WALK")) {
            for (int i = 0; i < 200; i++) {
                ChannelRecord record =
                        record(signal, DataType.DOUBLE, "signal", signal, "period.ms", 1, "amplitude", 2, "offset", 10);
                driver.read(List.of(record));
                assertThat((Double) record.getValue().getValue()).as(signal).isBetween(8.0, 12.0);
            }
        }
    }

    @Test
    void whatWasWrittenIntoACellIsRead() throws ConnectionException {
        SimulatorDriver driver = driver();
        ChannelRecord write = ChannelRecord.createWriteRecord("setpoint", TypedValues.newIntegerValue(42));
        write.setChannelConfig(Map.of("signal", "MEMORY", "cell", "shared"));
        driver.write(List.of(write));
        ChannelRecord read = record("other", DataType.LONG, "signal", "MEMORY", "cell", "shared");
        driver.read(List.of(read));
        assertThat(read.getValue().getValue()).isEqualTo(42L);
    }

    @Test
    void aBadChannelFailsAloneAndSaysWhy() throws ConnectionException {
        ChannelRecord bad = record("wave", DataType.DOUBLE, "signal", "COSINE");
        ChannelRecord good = record("good", DataType.DOUBLE);
        driver().read(List.of(bad, good));
        assertThat(bad.getChannelStatus().getExceptionMessage())
                .isEqualTo("sim1: read wave: wave: signal = 'COSINE' is not allowed: one of SINE, RAMP, SQUARE,"
                        + " RANDOM_WALK, COUNTER, CONSTANT, MEMORY");
        assertThat(good.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
    }

    @Test
    void faultsComeOnDemand() throws ConnectionException {
        SimulatorDriver driver = driver("lose.every", 3);
        ChannelRecord record = record("shaky", DataType.DOUBLE, "fail.every", 2);
        driver.read(List.of(record));
        assertThat(record.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
        driver.read(List.of(record));
        assertThat(record.getChannelStatus().getExceptionMessage()).contains("sim1: read shaky: a failure");
        assertThatThrownBy(() -> driver.read(List.of(record)))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("lose.every = 3");
    }

    @Test
    void aListenerIsCalledUntilItIsTakenBack() throws Exception {
        SimulatorDriver driver = driver();
        BlockingQueue<ChannelRecord> heard = new LinkedBlockingQueue<>();
        ChannelListener listener = event -> heard.add(event.getChannelRecord());
        driver.registerChannelListener(
                Map.of(
                        "+name",
                        "c",
                        "+value.type",
                        "INTEGER",
                        "signal",
                        "CONSTANT",
                        "offset",
                        7,
                        "listen.interval.ms",
                        10),
                listener);
        for (int i = 0; i < 3; i++) {
            ChannelRecord record = heard.poll(10, TimeUnit.SECONDS);
            assertThat(record.getChannelName()).isEqualTo("c");
            assertThat(record.getValue().getValue()).isEqualTo(7);
        }
        driver.unregisterChannelListener(listener);
        assertThat(driver.execute().toString()).contains("0 listeners");
    }

    @Test
    void aStoppedDriverSaysSo() {
        SimulatorDriver driver = driver();
        driver.stop();
        assertThatThrownBy(() -> driver.read(List.of())).hasMessage("sim1: stopped");
    }

    @Test
    void wrongChannelsAreRefusedBeforeTheyAreApplied() {
        Candidate candidate = new Candidate(
                "line1",
                "org.eclipse.kura.wire.WireAsset",
                Map.of("driver.pid", "sim1", "wave#signal", "COSINE", "wave#period.ms", 5),
                pid -> Optional.of(Map.of("service.factoryPid", SimulatorDriver.PID)));
        assertThat(new SimulatorValidator().validate(candidate))
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .startsWith("line1: wave#signal = 'COSINE' is not allowed: one of SINE");
    }

    private SimulatorDriver driver(Object... keysAndValues) {
        return new SimulatorDriver(pool, new Settings("sim1", map(keysAndValues)));
    }

    private static ChannelRecord record(String name, DataType type, Object... keysAndValues) {
        ChannelRecord record = ChannelRecord.createReadRecord(name, type);
        record.setChannelConfig(map(keysAndValues));
        return record;
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
