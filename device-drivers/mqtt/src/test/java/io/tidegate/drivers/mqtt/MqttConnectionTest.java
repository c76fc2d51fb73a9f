// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Threads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The connection to the broker: lost, refused, kept, given up. */
@Timeout(60)
@Tag("slow")
class MqttConnectionTest extends MqttDriverSetup {

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
}
