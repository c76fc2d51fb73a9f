// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import java.util.Map;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.DataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody who listens to a channel. Each registration is an object of its own, equal to no other. */
final class Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final String name;
    private final DataType type;
    private final OpcUaChannel channel;
    private final Map<String, Object> config;
    private final ChannelListener target;

    Listener(String name, DataType type, OpcUaChannel channel, Map<String, Object> config, ChannelListener target) {
        this.name = name;
        this.type = type;
        this.channel = channel;
        this.config = config;
        this.target = target;
    }

    String name() {
        return name;
    }

    OpcUaChannel channel() {
        return channel;
    }

    ChannelListener target() {
        return target;
    }

    /** Each call gets a record of its own: the receiver may keep it. */
    ChannelRecord record(String of) {
        ChannelRecord record = ChannelRecord.createReadRecord(of, type);
        record.setChannelConfig(config);
        return record;
    }

    ChannelRecord failure(String reason) {
        ChannelRecord record = record(name);
        record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, reason, null));
        record.setTimestamp(System.currentTimeMillis());
        return record;
    }

    void call(ChannelRecord record) {
        try {
            target.onChannelEvent(new ChannelEvent(record));
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("{}: a listener failed", name, e);
        }
    }
}
