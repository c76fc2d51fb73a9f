// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Program;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is heard, read and written. */
@Timeout(60)
@Tag("slow")
class MqttDriverTest extends MqttDriverSetup {

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
}
