// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.DataType;
import org.eclipse.paho.client.mqttv3.MqttException;

/** Writes some channels: all messages are on their way before the first acknowledgement is waited for. */
final class Publishing {

    private final Broker broker;
    private final Session session;
    private final List<Sent> sent = new ArrayList<>();

    private record Sent(ChannelRecord record, MqttChannel channel, Session.Answer answer) {}

    Publishing(Broker broker, Session session) {
        this.broker = broker;
        this.session = session;
    }

    /** Writes, and tells whether the broker has taken any of them, or none was for it. */
    boolean write(List<ChannelRecord> records) {
        records.forEach(this::send);
        long end = System.nanoTime() + broker.requestTimeout().toNanos();
        boolean taken = sent.isEmpty();
        for (Sent one : sent) {
            taken |= finish(one, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        return taken;
    }

    private void send(ChannelRecord record) {
        try {
            Map<String, Object> config = record.getChannelConfig() == null ? Map.of() : record.getChannelConfig();
            Settings settings = new Settings(broker.name() + ": " + record.getChannelName(), config);
            DataType type = record.getValue().getType();
            MqttChannel channel = MqttChannel.of(settings, type).requireWritable(settings);
            byte[] payload = Payloads.of(record.getValue());
            Session.Answer answer =
                    session.publish(channel.writeTopic(), payload, channel.writeQos(), channel.retained());
            sent.add(new Sent(record, channel, answer));
        } catch (IllegalArgumentException e) {
            fail(record, e.getMessage());
        } catch (MqttException e) {
            fail(record, MqttFailure.text(e));
        }
    }

    private boolean finish(Sent one, Duration timeout) {
        try {
            one.answer().await(timeout);
            Point.succeed(one.record());
            return true;
        } catch (MqttException e) {
            boolean late = e.getReasonCode() == MqttException.REASON_CODE_CLIENT_TIMEOUT;
            fail(
                    one.record(),
                    "publish to " + one.channel().writeTopic() + ": "
                            + (late
                                    ? "no acknowledgement within "
                                            + broker.requestTimeout().toMillis() + " ms"
                                    : MqttFailure.text(e)));
            return false;
        }
    }

    private void fail(ChannelRecord record, String reason) {
        String name = broker.name() + ": " + record.getChannelName() + ": ";
        // A fault of the configuration names the channel already.
        Point.fail(record, reason.startsWith(name) ? reason : name + reason);
    }
}
