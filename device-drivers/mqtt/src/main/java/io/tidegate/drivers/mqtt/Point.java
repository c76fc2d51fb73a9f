// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import io.tidegate.lib.settings.Settings;
import java.util.Map;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.type.DataType;

/** A channel as one asset knows it: how its messages become records. */
record Point(String driver, String channelName, DataType type, Map<String, Object> config, MqttChannel channel) {

    private static final ChannelStatus SUCCESS = new ChannelStatus(ChannelFlag.SUCCESS);

    /** @throws io.tidegate.lib.settings.SettingFault naming key, value and what is allowed */
    static Point of(String driver, String channelName, DataType type, Map<String, Object> config) {
        Map<String, Object> properties = config == null ? Map.of() : config;
        MqttChannel channel = MqttChannel.of(new Settings(driver + ": " + channelName, properties), type);
        return new Point(driver, channelName, type, properties, channel);
    }

    String name() {
        return driver + ": " + channelName;
    }

    /** Each event gets a record of its own: the receiver may keep it. */
    ChannelRecord newRecord() {
        ChannelRecord record = ChannelRecord.createReadRecord(channelName, type);
        record.setChannelConfig(config);
        return record;
    }

    void take(Message message, ChannelRecord record) {
        try {
            record.setValue(Payloads.value(channel, message, type));
            record.setTimestamp(Payloads.time(channel, message));
            record.setChannelStatus(SUCCESS);
        } catch (IllegalArgumentException e) {
            record.setValue(null);
            fail(record, name() + ": " + message.topic() + ": " + e.getMessage());
            record.setTimestamp(message.arrival().toEpochMilli());
        }
    }

    void fail(String reason, ChannelRecord record) {
        fail(record, name() + ": " + reason);
    }

    static void succeed(ChannelRecord record) {
        record.setChannelStatus(SUCCESS);
        record.setTimestamp(System.currentTimeMillis());
    }

    /** Without the exception: who keeps the status would keep this bundle's classes. */
    static void fail(ChannelRecord record, String message) {
        record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, message, null));
        record.setTimestamp(System.currentTimeMillis());
    }
}
