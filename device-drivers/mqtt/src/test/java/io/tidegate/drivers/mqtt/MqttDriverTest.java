// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Program;
import io.tidegate.itests.support.Threads;
import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@Tag("slow")
class MqttDriverTest {

    @TempDir
    private Path folder;

    private final WorkerPool pool = new WorkerPool("mqtt-driver", 16);
    private Mosquitto mosquitto;
    private ScriptedBroker scripted;
    private MqttDriver driver;

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

    @Test
    void listenersHearTextNumberBooleanAndJson() throws Exception {
        mosquitto.start();
        start();
        Heard text = listen("text", DataType.STRING, "topic", "plant/a", "format", "TEXT");
        Heard bytes = listen("bytes", DataType.BYTE_ARRAY, "topic", "plant/a", "format", "TEXT");
        Heard number = listen("number", DataType.DOUBLE, "topic", "plant/b");
        Heard bool = listen("bool", DataType.BOOLEAN, "topic", "plant/c", "format", "BOOLEAN");
        Heard json = listen("json", DataType.INTEGER, "topic", "plant/d", "format", "JSON", "json.pointer", "/m/1/v");
        subscribed(4);

        mosquitto.publish("plant/a", "grün");
        mosquitto.publish("plant/b", " 12.5\n");
        mosquitto.publish("plant/c", "ON");
        mosquitto.publish("plant/d", "{\"m\":[{\"v\":1},{\"v\":42}],\"x\":null}");

        assertThat(text.value()).isEqualTo("grün");
        assertThat(bytes.value()).isEqualTo("grün".getBytes(StandardCharsets.UTF_8));
        assertThat(number.value()).isEqualTo(12.5);
        assertThat(bool.value()).isEqualTo(true);
        assertThat(json.value()).isEqualTo(42);
    }

    @Test
    void aPayloadTellsItsTimeIfItIsAsked() throws Exception {
        mosquitto.start();
        start();
        Heard millis = listen(
                "a", DataType.DOUBLE, "topic", "t", "format", "JSON", "json.pointer", "/v", "time.pointer", "/time");
        Heard iso = listen(
                "b", DataType.DOUBLE, "topic", "t", "format", "JSON", "json.pointer", "/v", "time.pointer", "/iso");
        Heard arrival = listen("c", DataType.DOUBLE, "topic", "t", "format", "JSON", "json.pointer", "/v");
        subscribed(1);
        long before = System.currentTimeMillis();

        mosquitto.publish("t", "{\"time\":1700000000123,\"iso\":\"2026-11-27T09:30:00.5+01:00\",\"v\":1}");

        assertThat(millis.next().getTimestamp()).isEqualTo(1700000000123L);
        assertThat(iso.next().getTimestamp()).isEqualTo(1795768200500L);
        assertThat(arrival.next().getTimestamp()).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void wildcardsHearAllThatTheyMean() throws Exception {
        mosquitto.start();
        start();
        Heard level = listen("one", DataType.STRING, "topic", "plant/+/state", "format", "TEXT");
        Heard below = listen("all", DataType.STRING, "topic", "line/#", "format", "TEXT");
        Heard every = listen("every", DataType.STRING, "topic", "#", "format", "TEXT");
        subscribed(3);

        mosquitto.publish("plant/a/state", "1");
        mosquitto.publish("plant/a/b/state", "2");
        mosquitto.publish("plant/b/state", "3");
        mosquitto.publish("line", "4");
        mosquitto.publish("line/x/y", "5");

        assertThat(List.of(level.value(), level.value())).containsExactly("1", "3");
        assertThat(List.of(below.value(), below.value())).containsExactly("4", "5");
        for (int i = 1; i <= 5; i++) {
            assertThat(every.value()).isEqualTo(String.valueOf(i));
        }
    }

    @Test
    void readingGivesTheLastMessageAndSaysIfThereIsNone() throws Exception {
        mosquitto.start();
        mosquitto.publish("kept", "7", "-r");
        start();
        ChannelRecord kept = record("kept", DataType.LONG, "topic", "kept");
        ChannelRecord silent = record("silent", DataType.LONG, "topic", "silent");
        ChannelRecord bad = record("bad", DataType.LONG, "topic", "a/#/b");
        PreparedRead reading = driver.prepareRead(List.of(kept, silent, bad));
        reading.execute();
        assertThat(kept.getValue().getValue()).isEqualTo(7L);
        assertThat(failure(silent)).startsWith("mqtt1: silent: no message on silent since 20");
        assertThat(failure(bad)).startsWith("mqtt1: bad: topic = 'a/#/b' is not allowed: a topic of");

        mosquitto.publish("silent", "8");
        Await.until("the message is read", () -> {
            reading.execute();
            return silent.getValue() != null;
        });
        assertThat(silent.getValue().getValue()).isEqualTo(8L);
        assertThat(silent.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
        assertThat(health()).contains("2 topics");
        reading.close();
        Await.until("what nobody reads is not subscribed", () -> health().contains("0 topics"));
    }

    @Test
    void anOldMessageIsNotReadIfTheChannelSaysSo() throws Exception {
        mosquitto.start();
        mosquitto.publish("t", "7", "-r");
        start();
        ChannelRecord record = record("t", DataType.LONG, "topic", "t", "max.age.ms", 300);
        driver.read(List.of(record));
        assertThat(record.getValue().getValue()).isEqualTo(7L);
        Await.until("it is too old", () -> {
            driver.read(List.of(record));
            return record.getValue() == null;
        });
        assertThat(failure(record)).contains("no message on t since 20", "longer than max.age.ms = 300");
    }

    @Test
    void writingPublishes() throws Exception {
        mosquitto.start();
        start();
        try (Program device = mosquitto.listen("%p %q %r", "-t", "set/#")) {
            Await.until("the device listens", () -> {
                mosquitto.publish("set/ready", "x");
                return !device.lines().isEmpty();
            });
            ChannelRecord speed = write("speed", TypedValues.newDoubleValue(1450.5), "topic", "set/speed");
            ChannelRecord on = write(
                    "on",
                    TypedValues.newBooleanValue(true),
                    "topic",
                    "is/+",
                    "write.topic",
                    "set/on",
                    "write.qos",
                    0,
                    "write.retained",
                    true);
            ChannelRecord nowhere = write("nowhere", TypedValues.newIntegerValue(1), "topic", "is/+");
            ChannelRecord nan = write("nan", TypedValues.newDoubleValue(Double.NaN), "topic", "set/nan");
            driver.write(List.of(speed, on, nowhere, nan));

            assertThat(List.of(status(speed), status(on))).containsOnly(ChannelFlag.SUCCESS);
            assertThat(failure(nowhere))
                    .isEqualTo("mqtt1: nowhere: write.topic = '' is not allowed: a topic of at most 65535 bytes"
                            + " without + and #, as topic has + or #");
            assertThat(failure(nan)).isEqualTo("mqtt1: nan: NaN is not a number");
            Await.until("both values are heard", () -> heard(device).size() >= 2);
            assertThat(heard(device)).containsExactly("1450.5 0 0", "true 0 0");
        }
    }

    @Test
    void aBrokerThatComesLateOrGoesIsToldAndHealsByItself() throws Exception {
        start();
        Heard heard = listen("level", DataType.INTEGER, "topic", "level");
        assertThat(heard.failure()).isEqualTo("mqtt1: level: " + mosquitto.url() + ": connection refused");
        ChannelRecord record = record("level", DataType.INTEGER, "topic", "level");
        assertThatThrownBy(() -> driver.read(List.of(record)))
                .isInstanceOf(ConnectionException.class)
                .hasMessage("mqtt1: " + mosquitto.url() + ": connection refused");
        assertThatThrownBy(() -> driver.write(List.of(record))).isInstanceOf(ConnectionException.class);
        assertThat(driver.execute().getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(health()).contains(mosquitto.url() + ": connection refused; not connected since");

        mosquitto.start();
        subscribed(1);
        mosquitto.publish("level", "1");
        assertThat(heard.value()).isEqualTo(1);

        mosquitto.kill();
        assertThat(heard.failure())
                .isEqualTo("mqtt1: level: " + mosquitto.url() + ": the broker closed the connection");
        mosquitto.start();
        subscribed(1);
        // What it was before the outage is not what it is.
        driver.read(List.of(record));
        assertThat(failure(record)).contains("no message on level since");
        mosquitto.publish("level", "2");
        Await.until("the new value is heard", () -> heard.next().getValue() != null);
    }

    @Test
    void aListenerThatComesWhileTheBrokerIsGoneIsToldAtOnce() throws Exception {
        start();
        assertThat(listen("a", DataType.INTEGER, "topic", "a").failure()).contains("connection refused");
        assertThat(listen("b", DataType.INTEGER, "topic", "b").failure())
                .isEqualTo("mqtt1: b: " + mosquitto.url() + ": connection refused");
    }

    @Test
    void whatCannotBeReadAsConfiguredSaysWhy() throws Exception {
        mosquitto.start();
        start();
        Heard number = listen("n", DataType.INTEGER, "topic", "t");
        Heard json = listen("j", DataType.INTEGER, "topic", "t", "format", "JSON", "json.pointer", "/v");
        subscribed(1);

        mosquitto.publish("t", "a text that is much longer than forty characters");
        assertThat(number.failure())
                .isEqualTo("mqtt1: n: t: 'a text that is much longer than forty ch...' is not a number");
        assertThat(json.failure())
                .startsWith(
                        "mqtt1: j: t: 'a text that is much longer than forty ch...' is not JSON: Unrecognized token");
        mosquitto.publish("t", "3000000000");
        assertThat(number.failure()).isEqualTo("mqtt1: n: t: the number 3000000000 does not fit INTEGER");
        assertThat(json.failure()).isEqualTo("mqtt1: j: t: '3000000000' has nothing at /v");
        mosquitto.publish("t", "{\"v\":1}");
        assertThat(json.value()).isEqualTo(1);
    }

    /** Beyond the limit a payload is not even taken into memory. */
    @Test
    void aHugePayloadIsAFailureAndTheNextOneIsRead() throws Exception {
        mosquitto.start();
        start();
        Heard heard = listen("t", DataType.STRING, "topic", "t", "format", "TEXT");
        subscribed(1);
        mosquitto.publish("t", "y".repeat(Message.LARGEST));
        assertThat((String) heard.value()).hasSize(Message.LARGEST);
        mosquitto.publish("t", "x".repeat(5 * Message.LARGEST));
        assertThat(heard.failure()).contains("'xxx", "...' is larger than 1048576 bytes");
        mosquitto.publish("t", "small");
        assertThat(heard.value()).isEqualTo("small");
    }

    @Test
    void manyChannelsShareATopic() throws Exception {
        mosquitto.start();
        start();
        List<Heard> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(listen("c" + i, DataType.INTEGER, "topic", "t", "format", "JSON", "json.pointer", "/" + i));
        }
        subscribed(1);
        StringBuilder json = new StringBuilder("[0");
        for (int i = 1; i < 200; i++) {
            json.append(',').append(i);
        }
        mosquitto.publish("t", json.append(']').toString());
        for (int i = 0; i < 200; i++) {
            assertThat(all.get(i).value()).isEqualTo(i);
        }
    }

    /** An asset that is replaced takes its listeners with it; the next one must not wait for the next message. */
    @Test
    void theNextListenerHearsTheLastMessageAndTheFormerNothing() throws Exception {
        mosquitto.start();
        start();
        Heard former = listen("t", DataType.INTEGER, "topic", "t");
        subscribed(1);
        mosquitto.publish("t", "1");
        assertThat(former.value()).isEqualTo(1);
        Heard next = listen("t", DataType.INTEGER, "topic", "t");
        driver.unregisterChannelListener(former);
        assertThat(next.value()).isEqualTo(1);
        mosquitto.publish("t", "2");
        assertThat(next.value()).isEqualTo(2);
        assertThat(former.isEmpty()).isTrue();
        driver.unregisterChannelListener(next);
        Await.until("the topic is given up", () -> health().contains("0 topics"));
    }

    @Test
    void aTopicThatTheBrokerRefusesIsToldByName() throws Exception {
        ScriptedBroker broker = broker(ScriptedBroker.Manner.REFUSES);
        start("broker-url", broker.url());
        Heard heard = listen("secret", DataType.INTEGER, "topic", "secret/#");
        assertThat(heard.failure()).isEqualTo("mqtt1: secret: the broker refuses the subscription to secret/#");
        ChannelRecord record = record("r", DataType.INTEGER, "topic", "secret/#");
        driver.read(List.of(record));
        assertThat(failure(record)).isEqualTo("mqtt1: r: the broker refuses the subscription to secret/#");
        assertThat(driver.execute().getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(health()).contains("1 topics refused by the broker");
    }

    @Test
    void thePasswordIsDecryptedByTheCryptoService() throws Exception {
        Path passwords = Files.writeString(folder.resolve("passwords"), "");
        new ProcessBuilder("mosquitto_passwd", "-b", passwords.toString(), "joe", "secret")
                .start()
                .waitFor();
        mosquitto.start("allow_anonymous false", "password_file " + passwords);
        start("username", "joe", "password", "encrypted");
        assertThatThrownBy(driver::connect)
                .hasMessage(
                        "mqtt1: " + mosquitto.url() + ": the password can't be decrypted: there is no crypto service");
        driver.crypto = crypto("wrong");
        Await.until("it is refused", () -> health().contains("the broker does not allow this user to connect"));
        driver.crypto = crypto("secret");
        Await.until("it is connected", () -> health().contains(": connected to"));
    }

    @Test
    void disconnectedItConnectsAgainWhenAsked() throws Exception {
        mosquitto.start();
        mosquitto.publish("t", "5", "-r");
        start();
        assertThat(health()).contains("nobody asks");
        driver.connect();
        driver.disconnect();
        assertThat(health()).contains("nobody asks");
        ChannelRecord record = record("t", DataType.INTEGER, "topic", "t");
        driver.read(List.of(record));
        assertThat(record.getValue().getValue()).isEqualTo(5);
        driver.stop();
        assertThatThrownBy(() -> driver.read(List.of(record))).hasMessage("mqtt1: " + mosquitto.url() + ": stopped");
    }

    /** What QoS 1 promises: nothing that was published during an outage is lost. */
    @Test
    void aKeptSessionHearsWhatWasPublishedMeanwhile() throws Exception {
        mosquitto.start();
        start("client-id", "gw", "clean-session", false);
        Heard heard = listen("t", DataType.INTEGER, "topic", "t", "qos", 1);
        subscribed(1);
        driver.disconnect();
        mosquitto.publish("t", "1");
        mosquitto.publish("t", "2");
        driver.connect();
        assertThat(List.of(heard.value(), heard.value())).containsExactly(1, 2);
    }

    @Test
    void aBrokerThatHangsUpAtOnceIsTriedAgain() throws Exception {
        ScriptedBroker broker = broker(ScriptedBroker.Manner.HANGS_UP);
        start("broker-url", broker.url());
        assertThatThrownBy(driver::connect).hasMessageEndingWith("the broker closed the connection");
        Await.until("it was tried again", () -> health().contains("failure 4"));
    }

    /** Stopping must not wait for it; see {@link #stopAll}. */
    @Test
    void aBrokerThatNeverAnswersDoesNotHoldUpAStop() throws Exception {
        ScriptedBroker broker = broker(ScriptedBroker.Manner.SAYS_NOTHING);
        start("broker-url", broker.url(), "connect.timeout.ms", 60_000);
        Heard heard = listen("t", DataType.INTEGER, "topic", "t");
        Await.until("it connects", () -> !Threads.named("MQTT Con").isEmpty());
        assertThat(health()).contains("connecting to");
        assertThat(heard.isEmpty()).isTrue();
    }

    /** Paho starts its threads one by one; between any two of them the stop may come. */
    @Test
    void aStopAtAnyMomentOfConnectingLeavesNoThread() throws Exception {
        ScriptedBroker broker = broker(ScriptedBroker.Manner.SAYS_NOTHING);
        for (int i = 0; i < 40; i++) {
            int taken = broker.connections();
            start("broker-url", broker.url());
            listen("t", DataType.INTEGER, "topic", "t");
            if (i % 2 == 0) {
                Await.until("it connects", () -> broker.connections() > taken);
            }
            LockSupport.parkNanos(i * 20_000L);
            driver.stop();
        }
        Threads.awaitNone("MQTT ");
    }

    @Test
    void aBrokerThatDoesNotAgreeInTimeIsToldSo() throws Exception {
        ScriptedBroker broker = broker(ScriptedBroker.Manner.SAYS_NOTHING);
        start("broker-url", broker.url(), "connect.timeout.ms", 100);
        assertThatThrownBy(driver::connect)
                .isInstanceOf(ConnectionException.class)
                .hasMessageEndingWith("no answer in time");
    }

    @Test
    void whatIsNotAcknowledgedIsAFailure() throws Exception {
        ScriptedBroker broker = broker(ScriptedBroker.Manner.ONLY_CONNECTS);
        start("broker-url", broker.url(), "request.timeout.ms", 100);
        ChannelRecord write = write("w", TypedValues.newIntegerValue(1), "topic", "t");
        ChannelRecord other = write("o", TypedValues.newIntegerValue(1), "topic", "t", "write.qos", 0);
        driver.write(List.of(write, other));
        assertThat(failure(write)).isEqualTo("mqtt1: w: publish to t: no acknowledgement within 100 ms");
        assertThat(status(other)).isEqualTo(ChannelFlag.SUCCESS);
        Heard heard = listen("t", DataType.INTEGER, "topic", "t");
        assertThat(heard.failure()).isEqualTo("mqtt1: t: " + broker.url() + ": no answer in time");
    }

    private ScriptedBroker broker(ScriptedBroker.Manner manner) throws Exception {
        scripted = new ScriptedBroker(manner);
        return scripted;
    }

    private void start(Object... keysAndValues) {
        Map<String, Object> properties = map(keysAndValues);
        properties.putIfAbsent("broker-url", mosquitto.url());
        properties.put("reconnect.first.ms", 50);
        properties.put("reconnect.longest.ms", 100);
        driver = new MqttDriver(pool, new Settings("mqtt1", properties));
    }

    private Heard listen(String name, DataType type, Object... keysAndValues) {
        Map<String, Object> config = map(keysAndValues);
        config.put("+name", name);
        config.put("+value.type", type.name());
        Heard heard = new Heard();
        driver.registerChannelListener(config, heard);
        return heard;
    }

    private void subscribed(int topics) throws Exception {
        Await.until(
                topics + " topics are subscribed",
                () -> health().contains(": connected to") && health().contains(" " + topics + " subscribed"));
    }

    private static List<String> heard(Program device) {
        return device.lines().stream().filter(line -> !line.startsWith("x")).toList();
    }

    private String health() {
        return driver.execute().toString();
    }

    private static ChannelRecord record(String name, DataType type, Object... keysAndValues) {
        ChannelRecord record = ChannelRecord.createReadRecord(name, type);
        record.setChannelConfig(map(keysAndValues));
        return record;
    }

    private static ChannelRecord write(String name, TypedValue<?> value, Object... keysAndValues) {
        ChannelRecord record = ChannelRecord.createWriteRecord(name, value);
        record.setChannelConfig(map(keysAndValues));
        return record;
    }

    private static ChannelFlag status(ChannelRecord record) {
        return record.getChannelStatus().getChannelFlag();
    }

    private static String failure(ChannelRecord record) {
        assertThat(status(record)).isEqualTo(ChannelFlag.FAILURE);
        return record.getChannelStatus().getExceptionMessage();
    }

    private static CryptoService crypto(String clear) {
        return (CryptoService) Proxy.newProxyInstance(
                CryptoService.class.getClassLoader(),
                new Class<?>[] {CryptoService.class},
                (proxy, method, arguments) -> clear.toCharArray());
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
