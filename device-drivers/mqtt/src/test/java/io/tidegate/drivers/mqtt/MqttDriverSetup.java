// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Program;
import io.tidegate.itests.support.Threads;
import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A driver and a broker for a test, after which nothing may be left behind. */
abstract class MqttDriverSetup {

    @TempDir
    Path folder;

    final WorkerPool pool = new WorkerPool("mqtt-driver", 16);
    Mosquitto mosquitto;
    ScriptedBroker scripted;
    MqttDriver driver;

    @BeforeEach
    void prepareBroker() throws Exception {
        mosquitto = Mosquitto.in(folder);
    }

    /** A swap of the bundle needs that nothing is left behind, whatever happened before. */
    @AfterEach
    void stopAll() throws Exception {
        try {
            if (driver != null) {
                long start = System.nanoTime();
                driver.stop();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            }
            pool.close();
            Threads.awaitNone("MQTT ", "mqtt-driver");
        } finally {
            mosquitto.kill();
            if (scripted != null) {
                scripted.close();
            }
        }
    }

    ScriptedBroker broker(ScriptedBroker.Manner manner) throws Exception {
        scripted = new ScriptedBroker(manner);
        return scripted;
    }

    void start(Object... keysAndValues) {
        Map<String, Object> properties = map(keysAndValues);
        properties.putIfAbsent("broker-url", mosquitto.url());
        properties.put("reconnect.first.ms", 50);
        properties.put("reconnect.longest.ms", 100);
        driver = new MqttDriver(pool, new Settings("mqtt1", properties));
    }

    Heard listen(String name, DataType type, Object... keysAndValues) {
        Map<String, Object> config = map(keysAndValues);
        config.put("+name", name);
        config.put("+value.type", type.name());
        Heard heard = new Heard();
        driver.registerChannelListener(config, heard);
        return heard;
    }

    void subscribed(int topics) throws Exception {
        Await.until(
                topics + " topics are subscribed",
                () -> health().contains(": connected to") && health().contains(" " + topics + " subscribed"));
    }

    static List<String> heard(Program device) {
        return device.lines().stream().filter(line -> !line.startsWith("x")).toList();
    }

    String health() {
        return driver.execute().toString();
    }

    static ChannelRecord record(String name, DataType type, Object... keysAndValues) {
        ChannelRecord record = ChannelRecord.createReadRecord(name, type);
        record.setChannelConfig(map(keysAndValues));
        return record;
    }

    static ChannelRecord write(String name, TypedValue<?> value, Object... keysAndValues) {
        ChannelRecord record = ChannelRecord.createWriteRecord(name, value);
        record.setChannelConfig(map(keysAndValues));
        return record;
    }

    static ChannelFlag status(ChannelRecord record) {
        return record.getChannelStatus().getChannelFlag();
    }

    static String failure(ChannelRecord record) {
        assertThat(status(record)).isEqualTo(ChannelFlag.FAILURE);
        return record.getChannelStatus().getExceptionMessage();
    }

    static CryptoService crypto(String clear) {
        return (CryptoService) Proxy.newProxyInstance(
                CryptoService.class.getClassLoader(),
                new Class<?>[] {CryptoService.class},
                (proxy, method, arguments) -> clear.toCharArray());
    }

    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
