// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.util.List;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.eclipse.kura.driver.ChannelDescriptor;

/** What a form must ask for an MQTT channel. */
final class MqttChannelDescriptor implements ChannelDescriptor {

    @Override
    public Object getDescriptor() {
        Tad topic = attribute(
                MqttChannel.TOPIC,
                "Topic",
                "Where the device publishes the value. + stands for any one level, # for all levels below.",
                Tscalar.STRING,
                null);
        topic.setRequired(true);
        return List.of(
                topic,
                choices(
                        attribute(
                                MqttChannel.FORMAT,
                                "Format",
                                "What a payload is: TEXT as it is, one NUMBER, BOOLEAN (true, false, on, off, 1, 0), or JSON.",
                                Tscalar.STRING,
                                Format.NUMBER.name()),
                        "NUMBER",
                        "JSON",
                        "TEXT",
                        "BOOLEAN"),
                attribute(
                        MqttChannel.POINTER,
                        "JSON pointer",
                        "Where in a JSON payload the value is, such as /motor/speed or /values/0. Empty: the whole payload.",
                        Tscalar.STRING,
                        ""),
                attribute(
                        MqttChannel.TIME_POINTER,
                        "Time pointer",
                        "Where in a JSON payload its time is: milliseconds since 1970, or as in 2026-11-27T08:30:00Z."
                                + " Empty: the time of arrival counts.",
                        Tscalar.STRING,
                        ""),
                qos(MqttChannel.QOS, "QoS", "With which quality of service the broker delivers.", "0"),
                number(
                        attribute(
                                MqttChannel.MAX_AGE,
                                "Oldest message (ms)",
                                "An older message is not read any more: the channel fails. 0: any age. Not for listening, see"
                                        + " stale.after.ms of the asset.",
                                Tscalar.LONG,
                                "0"),
                        "31536000000"),
                attribute(
                        MqttChannel.WRITE_TOPIC,
                        "Write topic",
                        "Where to publish a value that is written. Empty: the topic itself, if it has no + or #.",
                        Tscalar.STRING,
                        ""),
                qos(MqttChannel.WRITE_QOS, "Write QoS", "1 waits until the broker has the value, 0 does not.", "1"),
                attribute(
                        MqttChannel.RETAINED,
                        "Write retained",
                        "Whether the broker keeps the value for devices that come later.",
                        Tscalar.BOOLEAN,
                        "false"));
    }

    private static Tad qos(String key, String name, String description, String fallback) {
        return choices(attribute(key, name, description, Tscalar.INTEGER, fallback), "0", "1");
    }

    private static Tad number(Tad tad, String most) {
        tad.setMin("0");
        tad.setMax(most);
        return tad;
    }

    private static Tad choices(Tad tad, String... values) {
        for (String value : values) {
            Toption option = new Toption();
            option.setLabel(value);
            option.setValue(value);
            tad.setOption(option);
        }
        return tad;
    }

    private static Tad attribute(String key, String name, String description, Tscalar type, String fallback) {
        Tad tad = new Tad();
        tad.setId(key);
        tad.setName(name);
        tad.setDescription(description);
        tad.setType(type);
        tad.setDefault(fallback);
        tad.setCardinality(0);
        tad.setRequired(false);
        return tad;
    }
}
