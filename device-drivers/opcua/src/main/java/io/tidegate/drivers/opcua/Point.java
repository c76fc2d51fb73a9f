// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/** A record and where its value lives in the server. */
record Point(ChannelRecord record, OpcUaChannel channel) {

    private static final ChannelStatus SUCCESS = new ChannelStatus(ChannelFlag.SUCCESS);

    void take(String title, DataValue value) {
        take(title, record, channel, value);
    }

    /** Takes over what the server says: value, status and source time. */
    static void take(String title, ChannelRecord record, OpcUaChannel channel, DataValue value) {
        StatusCode status = value.statusCode();
        long time = time(value);
        if (status.isBad()) {
            fail(record, title, channel, Reasons.of(status), null, time);
            return;
        }
        try {
            record.setValue(Values.decode(value.value().value(), record.getValueType()));
            // A status of success with words is what an asset calls uncertain.
            record.setChannelStatus(
                    status.isGood() ? SUCCESS : new ChannelStatus(ChannelFlag.SUCCESS, Reasons.of(status), null));
            record.setTimestamp(time);
        } catch (IllegalArgumentException e) {
            fail(record, title, channel, e.getMessage(), e, time);
        }
    }

    void written(String title, StatusCode status) {
        long now = System.currentTimeMillis();
        if (status.isBad()) {
            String hint = channel.type() == VariableType.DEFINED_BY_JAVA_TYPE
                            && Reasons.name(status).equals("Bad_TypeMismatch")
                    ? "; set " + OpcUaChannel.TYPE + " to the variable's type"
                    : "";
            fail(record, title, channel, Reasons.of(status) + hint, null, now);
        } else {
            record.setChannelStatus(SUCCESS);
            record.setTimestamp(now);
        }
    }

    void fail(String title, String reason, Exception cause) {
        fail(record, title, channel, reason, cause, System.currentTimeMillis());
    }

    /** A record without an address. */
    static void fail(ChannelRecord record, Exception cause) {
        record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, cause.getMessage(), cause));
        record.setTimestamp(System.currentTimeMillis());
    }

    private static void fail(
            ChannelRecord record, String title, OpcUaChannel channel, String reason, Exception cause, long time) {
        String message = title + ": " + record.getChannelName() + ": " + channel.address() + ": " + reason;
        record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, message, cause));
        record.setTimestamp(time);
    }

    private static long time(DataValue value) {
        DateTime time = value.sourceTime() != null ? value.sourceTime() : value.serverTime();
        return time == null || time.isNull() ? System.currentTimeMillis() : time.getJavaTime();
    }
}
